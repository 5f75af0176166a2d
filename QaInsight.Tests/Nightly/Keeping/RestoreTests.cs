using System.IO.Compression;
using System.Text;
using Xunit;

namespace QaInsight.Tests.Nightly.Keeping;

/// <summary>Backups that were damaged or made to do harm, and folders that are not empty: all or nothing.</summary>
public sealed class RestoreTests : IDisposable
{
    private readonly KeptWarehouse kept = new();

    public RestoreTests() => Assert.Equal(0, kept.Run("backup", kept.Backup).Code);

    private string Other => kept.At("other");

    public void Dispose() => kept.Dispose();

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(0.999)]
    public void A_backup_that_was_cut_off(double share)
    {
        Spoil.CutOff(kept.Backup, share);
        IsRefused("cut off");
    }

    [Fact]
    public void A_backup_of_which_some_bytes_were_lost_anywhere()
    {
        var good = File.ReadAllBytes(kept.Backup);
        var entries = Entries();
        foreach (var (name, _) in entries.Where(e => e.Name != "manifest.json"))
        {
            Rewrite(entries.Select(e => e.Name == name ? (e.Name, [.. e.Bytes[..^1], (byte)(e.Bytes[^1] ^ 1)]) : e));
            IsRefused($"{name} is not what was copied into it");
        }

        var noise = new Random(3);
        for (var n = 0; n < 20; n++)
        {
            var changed = good.ToArray();
            // Past the names and times of the last few entries: some bytes there mean nothing.
            changed.AsSpan(noise.Next(good.Length / 2), 40).Fill(0x55);
            File.WriteAllBytes(kept.Backup, changed);
            IsRefused("");
        }
    }

    [Fact]
    public void A_backup_that_lacks_a_file_or_holds_one_more()
    {
        var entries = Entries();
        Rewrite(entries.Where(e => e.Name != "app.db"));
        IsRefused("does not hold app.db");
        Rewrite(entries.Append(("archive/more.csv", "x"u8.ToArray())));
        IsRefused("archive_more.csv");
        Rewrite(entries.Append(("builds/current.json", "{\"build\":\"b000001\"}"u8.ToArray())));
        IsRefused("builds_current.json");
        Rewrite(entries.Where(e => e.Name != "manifest.json"));
        IsRefused("no manifest.json");
        Rewrite(entries.Select(e => e.Name == "manifest.json" ? (e.Name, "{}"u8.ToArray()) : e));
        IsRefused("manifest cannot be read");
        Rewrite(entries.Select(e => e.Name == "manifest.json" ? (e.Name, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(e.Bytes).Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal))) : e));
        IsRefused("version 2");
    }

    [Theory]
    [InlineData("../outside.csv")]
    [InlineData("archive/../../outside.csv")]
    [InlineData("/tmp/outside.csv")]
    [InlineData("C:/outside.csv")]
    [InlineData("..\\outside.csv")]
    [InlineData("archive//outside.csv")]
    [InlineData("archive/ ./outside.csv")]
    [InlineData("archive/out\u0000side.csv")]
    public void A_backup_that_would_write_elsewhere(string name)
    {
        var written = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("x"u8));
        var entry = $"\"entries\": [\n    {{ \"name\": {System.Text.Json.JsonSerializer.Serialize(name)}, \"bytes\": 1, \"sha256\": \"{written}\" }},";
        Rewrite(Entries().Select(e => e.Name == "manifest.json" ? (e.Name, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(e.Bytes).Replace("\"entries\": [", entry, StringComparison.Ordinal))) : e).Append((name, "x"u8.ToArray())));
        IsRefused("outside of the warehouse");
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.GetTempPath(), "outside.csv"));
    }

    [Fact]
    public void Only_an_empty_folder_is_restored_into()
    {
        Assert.Contains("is not empty: it holds app.db, ", Said(kept.Folder.Root, 1), StringComparison.Ordinal);
        Directory.CreateDirectory(Other);
        Assert.Equal("", Said(Other, 0));
        Assert.Contains("is not empty", Said(Other, 1), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_can_be_made_beside_the_folder_it_is_unpacked_within()
    {
        // A file stands where the folder would be; to root, as whom tests may run, no folder is closed.
        File.WriteAllText(Other + ".restoring", "");
        Assert.Contains("as an administrator", Said(Other, 1), StringComparison.Ordinal);

        Directory.CreateDirectory(Path.Combine(Other, "restoring.tmp", "builds"));
        Assert.Equal("", Said(Other, 0));
        Assert.Equal(KeptWarehouse.Scorecard(kept.Folder.Root), KeptWarehouse.Scorecard(Other));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(Other), e => e.Contains("restoring", StringComparison.Ordinal));
    }

    [Fact]
    public void A_data_folder_as_it_comes_is_empty_and_its_own_reference_files_stay()
    {
        foreach (var name in new[] { "reference/targets.json", "sample/teams.csv", "README.md", "inbox/note.txt" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Other, name))!);
            File.WriteAllText(Path.Combine(Other, name), "as it came");
        }

        Directory.CreateDirectory(Path.Combine(kept.Folder.Root, "reference"));
        File.WriteAllText(Path.Combine(kept.Folder.Root, "reference", "targets.json"), "the council's");
        Assert.Equal(0, kept.Run("backup", kept.Backup, "--replace").Code);
        Assert.Contains("reference was there already", Said(Other, 0), StringComparison.Ordinal);
        Assert.Equal("as it came", File.ReadAllText(Path.Combine(Other, "reference", "targets.json")));
        Assert.Equal(KeptWarehouse.Scorecard(kept.Folder.Root), KeptWarehouse.Scorecard(Other));
    }

    private void IsRefused(string why)
    {
        foreach (var said in new[] { kept.Run("verify", kept.Backup), KeptWarehouse.RunIn(Other, "restore", kept.Backup) })
        {
            Assert.Equal(1, said.Code);
            Assert.Contains(why, said.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", said.Error, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(Other));
        Assert.Equal(["backup.zip"], new DirectoryInfo(Path.GetDirectoryName(kept.Backup)!).EnumerateFileSystemInfos().Select(e => e.Name));
    }

    private string Said(string folder, int code)
    {
        var said = KeptWarehouse.RunIn(folder, "restore", kept.Backup);
        Assert.Equal(code, said.Code);
        return said.Error;
    }

    private List<(string Name, byte[] Bytes)> Entries()
    {
        using var zip = ZipFile.OpenRead(kept.Backup);
        return [.. zip.Entries.Select(e => (e.FullName, Content(e)))];
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private void Rewrite(IEnumerable<(string Name, byte[] Bytes)> entries)
    {
        File.Delete(kept.Backup);
        using var zip = ZipFile.Open(kept.Backup, ZipArchiveMode.Create);
        foreach (var (name, bytes) in entries)
        {
            using var stream = zip.CreateEntry(name).Open();
            stream.Write(bytes);
        }
    }
}
