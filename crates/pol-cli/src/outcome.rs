//! How a call ends: the four exit codes, and what keeps a call from being answered.
//! Failures name files and places, never what a request holds.

use std::io;
use std::process::ExitCode;

/// What the exit code tells; the worst of several files is the call's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// 0: all is well.
    Fine,
    /// 3: nothing was found wrong, and not every question was answered.
    Inconclusive,
    /// 1: something was found wrong.
    Findings,
    /// 2: the call or a file is unusable.
    Unusable,
}

impl Outcome {
    /// Fine, or findings where there are some.
    pub(crate) fn found(findings: bool) -> Self {
        if findings { Self::Findings } else { Self::Fine }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Fine => 0,
            Outcome::Findings => 1,
            Outcome::Unusable => 2,
            Outcome::Inconclusive => 3,
        })
    }
}

/// Why a call or a file is unusable.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// A file cannot be read.
    #[error("cannot read {name}: {}", reason(.error))]
    Unreadable {
        /// The file.
        name: String,
        /// Why.
        error: io::Error,
    },
    /// A file cannot be written.
    #[error("cannot write {name}: {}", reason(.error))]
    Unwritable {
        /// The file.
        name: String,
        /// Why.
        error: io::Error,
    },
    /// A file is not text.
    #[error("{name} is not UTF-8 text; line {line} holds a byte that is no character")]
    NotText {
        /// The file.
        name: String,
        /// The first line that is not text.
        line: usize,
    },
    /// JSON stands in the place of a policy.
    #[error(
        "{0} is JSON, as a request is, and no policy; where both are given, the policy comes first"
    )]
    JsonPolicy(String),
    /// A file is too large.
    #[error("{name} is larger than {mebibytes} MiB, the most that {what} may have")]
    TooLarge {
        /// The file.
        name: String,
        /// What it should be.
        what: &'static str,
        /// The most.
        mebibytes: u64,
    },
    /// A file is there already.
    #[error("{0} is there already, and is left as it is")]
    Exists(String),
    /// Standard input is for the answers.
    #[error("standard input holds the answers; give the request as a file")]
    AnswersOnStdin,
    /// The name for a new policy is none.
    #[error(
        "`{0}` cannot name a policy; a name is of small letters, digits and `_`, begins with a letter and is no word of the language"
    )]
    BadName(String),
    /// There is no such page.
    #[error("there is no code and no verb `{0}`; `pol help` lists them")]
    NoSuchPage(String),
    /// No rule, exception, advisory or criterion has a name.
    #[error("{file} has no rule, exception, advisory or criterion `{name}`{}", meant(.nearest.as_ref()))]
    NoSuchName {
        /// The policy.
        file: String,
        /// The name.
        name: String,
        /// What was probably meant.
        nearest: Option<String>,
    },
    /// Examples fail before there is any slip.
    #[error("examples of {0} fail as it is, and would notice nothing; `pol test` tells which")]
    FailingExamples(String),
    /// A file does not hold verdicts.
    #[error("{0} does not hold verdicts of `pol mutate`")]
    NoVerdicts(String),
    /// The options of the lints cannot be read.
    #[error("{name}: {error}")]
    BadOptions {
        /// The file.
        name: String,
        /// What is wrong with it.
        error: pol::OptionsError,
    },
    /// Standard input cannot be fixed in place.
    #[error("--fix writes into files, and standard input is none")]
    FixesStdin,
    /// Requests of several policies would go into one folder.
    #[error("--witnesses takes one policy at a time")]
    SeveralPolicies,
    /// What is to be compared with what was not said.
    #[error("say what to compare: `pol diff OLD.pol NEW.pol`, or `pol diff REVISION -- FILE`")]
    OneSide,
    /// Both sides are standard input.
    #[error("only one of two policies can come from standard input")]
    StdinTwice,
    /// The command git is not there.
    #[error("there is no command `git`, which reads a file as it stands in a revision")]
    NoGit,
    /// A path has no name of a file.
    #[error("{0} names no file that a revision could have")]
    NoPath(String),
    /// A file is in no repository.
    #[error("{0} is in no git repository")]
    NoRepository(String),
    /// Git knows no such revision.
    #[error("git knows no revision `{0}`")]
    NoRevision(String),
    /// A file is not in a revision.
    #[error("revision `{revision}` has no file {file}")]
    NotInRevision {
        /// The file.
        file: String,
        /// The revision.
        revision: String,
    },
    /// What is shown of several policies would go into one text.
    #[error("--coverage and --suggest take one policy at a time")]
    SeveralCovered,
    /// A line of a file of cases is none.
    #[error("{0}")]
    NoCase(String),
    /// Cases would be run against several policies.
    #[error("--cases takes one policy at a time")]
    CasesOfSeveral,
    /// Standard input cannot be watched or rewritten.
    #[error("--watch and --accept need files; standard input is none")]
    NoFile,
    /// Files cannot be watched.
    #[error("cannot watch the files: {0}")]
    Unwatched(String),
    /// Standard input cannot be read.
    #[error("cannot read the answer: {0}")]
    Input(io::Error),
    /// A file of examples stands alone.
    #[error(
        "there is no policy beside {0}; a file of examples is named after its policy: `mng084.examples.pol` for `mng084.pol`"
    )]
    NoPolicyBeside(String),
    /// An answer is asked for in a format of findings.
    #[error(
        "--why answers in the formats human and json; it finds nothing that could be annotated"
    )]
    NoFindings,
    /// A folder holds no policy.
    #[error("there is no policy in {0}; the name of a policy ends in `.pol`")]
    NoPolicies(String),
    /// A signature is demanded of what has none.
    #[error("only a bundle can be signed; `pol bundle` makes one of a folder")]
    NothingSigned,
    /// A bundle is refused, or cannot be made.
    #[error("{name}: {error}")]
    Bundle {
        /// The file or folder.
        name: String,
        /// Why.
        error: Box<pol::BundleError>,
    },
    /// A file holds no key.
    #[error("{name}: {error}")]
    NoKey {
        /// The file.
        name: String,
        /// What it should be.
        error: pol::NoKey,
    },
    /// A file that a policy uses is not the one that is locked.
    #[error("{name}: {error}")]
    Unlocked {
        /// The policy.
        name: String,
        /// Which file, and why.
        error: pol::Unlocked,
    },
    /// A file that a policy uses is not there to be locked.
    #[error("{name} uses {path}, which is not there or cannot be used; no lock is written")]
    NotLockable {
        /// The policy.
        name: String,
        /// The file, seen from the policy's folder.
        path: String,
    },
    /// A lock cannot be read.
    #[error("{name}: {error}")]
    NoLock {
        /// The file.
        name: String,
        /// Why.
        error: pol::NoLock,
    },
    /// Files of codes are compared with policies.
    #[error(
        "compare two files of codes, two policies, or revisions of one policy: `pol codes diff OLD NEW`, or `pol codes diff REVISION -- FILE`"
    )]
    NoCodes,
    /// The system gives no random bytes.
    #[error("there is nothing to make a key of: {0}")]
    NoRandomness(String),
    /// A table is given in the place of a request.
    #[error("{0} is a table by its name, and no request; a table is judged with --out FILE")]
    TableAsRequest(String),
    /// A table would go to standard output.
    #[error("a table is written into a file; name it by --out")]
    NoTable,
    /// Several tables would go into one.
    #[error("--out takes one table at a time")]
    SeveralTables,
    /// A table would be read from standard input.
    #[error("a table is read from a file; standard input is none")]
    TableStdin,
    /// A table would be judged by several policies.
    #[error("--out takes one policy, and {0} holds several")]
    TableBySeveral(String),
    /// A table is not written for people.
    #[error("with --out, a format is parquet, csv or ndjson")]
    NoKindOfTable,
    /// A mapping file cannot be read.
    #[error("{name}: {error}")]
    BadMapping {
        /// The file.
        name: String,
        /// The first thing that is wrong with it, and the others.
        error: pol_tables::MappingErrors,
    },
    /// A table cannot be judged.
    #[error("{0}")]
    Table(#[from] pol_tables::TableError),
    /// Pol itself is at fault.
    #[error("{0}")]
    Defect(String),
    /// Standard output cannot be written.
    #[error("cannot write the output: {0}")]
    Output(#[from] io::Error),
}

impl Failure {
    /// Tells whether the reader of the output went away.
    pub(crate) fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

fn meant(nearest: Option<&String>) -> String {
    nearest.map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

/// Why, in plain words where we have them.
fn reason(error: &io::Error) -> String {
    let plain = [
        (io::ErrorKind::NotFound, "there is no such file"),
        (io::ErrorKind::PermissionDenied, "you may not"),
        (io::ErrorKind::IsADirectory, "it is a folder"),
    ];
    let found = plain.iter().find(|(kind, _)| *kind == error.kind());
    found.map_or_else(|| error.to_string(), |(_, words)| (*words).to_owned())
}
