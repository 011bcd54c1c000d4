//! What the guard answers: ids and byte ranges, never prose.

use serde::Serialize;

/// How loudly to speak, in rising order. See `judge.rs` for what earns which.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Nothing to say.
    #[default]
    None,
    /// A quiet line beside the editor, never a dialog.
    Note,
    /// A pause: one dialog, one step to post anyway.
    Warn,
    /// A pause in two steps.
    Strong,
}

impl Level {
    /// The id used in reports and in the files of cases, e.g. `warn`.
    pub const fn id(self) -> &'static str {
        match self {
            Level::None => "none",
            Level::Note => "note",
            Level::Warn => "warn",
            Level::Strong => "strong",
        }
    }
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum FindingKind {
    PatientIdentity,
    ContactDetails,
    IdNumber,
    Address,
    QuarantineList,
    DraftDocument,
    InternalReport,
    UnannouncedCases,
    SecrecyMark,
}

/// The row of the decision table that produced a finding; also the key of its wording and law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Row 1: a direct identity with a health status of another person.
    IdentityHealth,
    /// Row 2: a quasi identity with a health status of another person.
    QuasiHealth,
    /// Row 3: two or more identifiable persons with a health or quarantine status.
    ListHealth,
    /// Row 4: a secrecy mark used as a mark.
    SecrecyMark,
    /// Row 5: signs of a draft.
    Draft,
    /// Row 6: an internal report or meeting.
    Internal,
    /// Row 7: case information with a sign that it is not public.
    Unannounced,
    /// Row 8: somebody else's identity or insurance number.
    IdNumber,
    /// Row 9: one's own status beside one's own phone, address or number.
    SelfContact,
    /// Row 10: a relative's status.
    FamilyHealth,
    /// Row 11: an appeal, a status its bearer made public, a search for a lost person.
    Appeal,
}

impl Rule {
    /// The id used in reports, wording keys and packs, e.g. `identity-health`.
    pub const fn id(self) -> &'static str {
        match self {
            Rule::IdentityHealth => "identity-health",
            Rule::QuasiHealth => "quasi-health",
            Rule::ListHealth => "list-health",
            Rule::SecrecyMark => "secrecy-mark",
            Rule::Draft => "draft",
            Rule::Internal => "internal",
            Rule::Unannounced => "unannounced",
            Rule::IdNumber => "id-number",
            Rule::SelfContact => "self-contact",
            Rule::FamilyHealth => "family-health",
            Rule::Appeal => "appeal",
        }
    }
}

/// What a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum MentionKind {
    PersonName,
    PatientCode,
    Phone,
    CitizenId,
    InsuranceCard,
    IdNumber,
    Passport,
    Plate,
    RecordNumber,
    Email,
    Address,
    Location,
    Organization,
    Date,
    Age,
    Gender,
    Occupation,
    Symptom,
    Transport,
}

/// In what capacity a person is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Patients, contacts, relatives, anybody.
    Private,
    /// Doctors, leaders, spokesmen in their role.
    Official,
}

/// A half-open range of bytes of the text as given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// One stretch of text that made the guard speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is about.
    pub kind: FindingKind,
    /// How loudly this finding alone speaks.
    pub level: Level,
    /// The exact words.
    pub span: Span,
    /// The row of the decision table.
    pub rule: Rule,
}

/// One thing that the text names.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// What is named.
    pub kind: MentionKind,
    /// The minimal words: a name without its title, a code without "BN".
    pub span: Span,
    /// Persons only.
    pub role: Option<Role>,
    /// Confidence, 0 to 1.
    pub score: f32,
}

/// The guard's answer about one text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The loudest level of the findings.
    pub level: Level,
    /// In order of their start.
    pub findings: Vec<Finding>,
    /// In order of their start; only [`crate::Guard::scan`] fills them in.
    pub mentions: Vec<Mention>,
    /// How many separate persons or households the findings single out.
    pub persons: usize,
}

/// One replacement of the masked rewrite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The words that go.
    pub span: Span,
    /// What stands in their place.
    pub with: String,
}

/// The masked rewrite of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Masked {
    /// The whole text after the edits.
    pub text: String,
    /// In order of their start, not overlapping, in bytes of the text as given.
    pub edits: Vec<Edit>,
    /// What the guard says of the masked text.
    pub level: Level,
}
