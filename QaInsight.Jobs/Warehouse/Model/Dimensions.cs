namespace QaInsight.Warehouse.Model;

public sealed class DimProgramme
{
    public int Id { get; init; }

    public required string Name { get; init; }
}

public sealed class DimService
{
    public int Id { get; init; }

    public required string Name { get; init; }
}

public sealed class DimDomain
{
    public int Id { get; init; }

    public required string Name { get; init; }
}

public sealed class DimQuestion
{
    public int Id { get; init; }

    public required string Name { get; init; }
}

public sealed class DimPerson
{
    public int Id { get; init; }

    public required string Name { get; init; }
}

public sealed class DimIndicator
{
    public int Id { get; init; }

    public required string Name { get; init; }
}

public sealed class DimLegalStatus
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public string? Label { get; init; }

    public int? Position { get; init; }
}

public sealed class DimGrade
{
    public int Id { get; init; }

    public required string Scale { get; init; }

    public required string Name { get; init; }

    public string? Band { get; init; }

    public string? Ofsted { get; init; }

    public int Rank { get; init; }
}

public sealed class DimMonth
{
    public Month Month { get; init; }

    public required string Label { get; init; }

    public required string Quarter { get; init; }

    public required string FinancialYear { get; init; }
}

public sealed class DimTeam
{
    public int Id { get; init; }

    public required string Team { get; init; }

    public int ServiceRef { get; init; }

    public string? Directorate { get; init; }

    public string? HeadOfService { get; init; }

    public string? ServiceManager { get; init; }

    public string? TeamManager { get; init; }

    public DateOnly? ActiveFrom { get; init; }

    public DateOnly? ActiveTo { get; init; }

    public bool? InAuditScope { get; init; }

    public string? Formerly { get; init; }

    public int? SuccessorRef { get; init; }

    public int FileRef { get; init; }

    public int Line { get; init; }
}

public sealed class DimAuditor
{
    public int Id { get; init; }

    public int AuditorRef { get; init; }

    public required string Role { get; init; }

    public int? TeamRef { get; init; }

    public string? Exemption { get; init; }

    public Month? ExemptMonth { get; init; }

    public int FileRef { get; init; }

    public int Line { get; init; }
}
