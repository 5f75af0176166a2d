namespace QaInsight.Extracts.Samples;

/// <summary>What auditors of the made-up authorities write: about practice and its difference to the child, never a name.</summary>
internal static class Words
{
    /// <param name="Drop">How often the domain is graded a step below the whole audit.</param>
    /// <param name="Rise">How often it is graded a step above.</param>
    internal sealed record Domain(string Name, double Drop, double Rise, string[] Questions, string[] Good, string[] BelowGood);

    public const string PermanenceName = "Permanence";

    public static readonly Domain[] Domains =
    [
        new("Risk Assessment & Response", 0.12, 0.18,
            ["Was risk recognised and acted on in time?", "Is the response in proportion to the need?"],
            [
                "Risks are named clearly, and the response on the day kept the child safe.",
                "The safety plan was made with the family, and everyone in it knows their part.",
                "New information was shared with police and health the same day and changed the plan.",
                "Strengths and worries are weighed side by side; the decision follows from them.",
                "The strategy discussion was timely and its actions were carried through.",
            ],
            [
                "The history of domestic abuse is recorded but does not inform the view of present risk.",
                "The risk assessment has not been updated since the last incident.",
                "Cumulative neglect is described event by event, and its effect on the child is lost.",
                "The safety plan relies on a parent alone and was not tested.",
                "It took too long to see the child after the concern was reported.",
            ]),
        new("Assessment", 0.16, 0.12,
            ["Does the assessment analyse what life is like for the child?", "Is the family's history used?"],
            [
                "The assessment gives a vivid picture of the child's day-to-day life.",
                "Analysis is balanced, and the reader can see how the conclusion was reached.",
                "Fathers and the wider family were found and are part of the assessment.",
                "Identity and culture are explored with care and shape the support offered.",
                "The assessment was proportionate and finished at the child's pace.",
            ],
            [
                "The assessment describes more than it analyses; it is hard to see what has to change.",
                "The father's view is missing, and no reason is given.",
                "Earlier assessments were copied forward and parts are out of date.",
                "The child's identity is ticked off, not understood.",
                "Brothers and sisters are assessed as one; their needs differ.",
            ]),
        new("Planning", 0.26, 0.08,
            ["Is the plan specific, with timescales?", "Does the plan say what has to change for the child?"],
            [
                "The plan is written in plain words that the family can use.",
                "Each action has an owner and a date, and progress is plain to see.",
                "The plan changed when the child's needs changed.",
                "The contingency plan is realistic, and the family knows it.",
                "The child helped to shape the plan and has a copy of it.",
            ],
            [
                "The plan lists services, not what has to change for the child.",
                "Actions have no timescales, so drift is not noticed.",
                "The plan has not been reviewed since the child moved.",
                "There is no contingency plan if things do not improve.",
                "The parents' tasks are clear; the professionals' are not.",
            ]),
        new("Relational Intervention & Review", 0.12, 0.22,
            ["Was the child seen alone and often enough?", "Are the child's own words recorded?"],
            [
                "The worker knows the child well, and direct work is purposeful.",
                "Visits are regular, and the child is seen alone in places they chose.",
                "The record is written to the child, with warmth and honesty.",
                "The core group meets regularly and holds everyone to the plan.",
                "The family says that they feel listened to and know what is expected.",
            ],
            [
                "Visits are on time but their purpose is not recorded.",
                "Three workers in a year have made it hard for the child to trust.",
                "The child's words are recorded but it is not clear what was done with them.",
                "Direct work tools are on file and unused.",
                "Reviews repeat the last record and do not measure change.",
            ]),
        new("Oversight", 0.32, 0.06,
            ["Is supervision regular and reflective?", "Are decisions recorded with reasons?"],
            [
                "Supervision is regular and reflective, and it moves the work on.",
                "The manager's decisions are recorded with their reasons.",
                "The reviewing officer challenged a delay, and it was put right.",
                "The manager noticed drift early and set clear next steps.",
                "Management direction at allocation gave the worker a clear start.",
            ],
            [
                "Supervision is recorded, but the same actions roll from month to month.",
                "There is a gap of three months in supervision.",
                "The manager's rationale for the decision is missing.",
                "Oversight checks that tasks were done, not whether they helped the child.",
                "The concerns raised by the chair were not answered in time.",
            ]),
        new(PermanenceName, 0.18, 0.14,
            ["Was permanence planned by the second review?", "Is life story work under way?"],
            [
                "Permanence was considered from the start, with a parallel plan.",
                "The carer's commitment is strong, and support is in place to keep it so.",
                "Contact with brothers and sisters is planned around the child's wishes.",
                "Life story work has begun and helps the child make sense of the past.",
                "The pathway plan reflects the young person's own goals.",
            ],
            [
                "The permanence plan was not agreed by the second review.",
                "Life story work has not begun.",
                "The match was made in a hurry, and support for the carer came late.",
                "Family time arrangements do not follow the child's changing wishes.",
                "The pathway plan was written for the young person, not with them.",
            ]),
    ];

    public static readonly string[] Actions =
    [
        "Update the plan with measurable actions and dates",
        "Visit the child and see them alone",
        "Update the risk assessment with the latest information",
        "Hold reflective supervision and record the decisions",
        "Complete the chronology",
        "Speak with the father and record his views",
        "Convene the core group and share its record",
        "Record the child's wishes and feelings in their own words",
        "Review the safety plan with the family",
        "Share the assessment with the family",
        "Add a contingency plan",
        "Begin life story work",
        "Follow up the health assessment",
        "Agree the family time plan with the carer",
        "Record the reasons for the decision on the file",
        "Ask the school for an update on attendance and wellbeing",
        "Explore the support that the wider family can give",
        "Update the pathway plan with the young person",
        "Record ethnicity, language and identity with the family",
        "Ask for a legal planning meeting",
    ];

    public static readonly string[] Thanks =
    [
        "Share this example of good practice in the team meeting",
        "Thank the worker and record the feedback in supervision",
    ];

    public static readonly string[] Disputes = ["capacity of placements", "delay in a health assessment", "recording"];
}
