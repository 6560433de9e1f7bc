//! A policy that was loaded once and is shared between threads: texts in, determinations out.
//! Joins the parser, the compiler and the interpreter; holds no logic of its own.

use crate::analysis::AnalysisReport;
use crate::coverage::CoverageReport;
use crate::example::{CaseError, CaseTest, ExampleResult, ExampleTest};
use crate::interview::Interview;
use crate::mutation::{self, MutationReport, Verdicts, Watch};
use crate::report::Report;
use crate::request::Request;
use crate::source::{Place, Source, TextPlace};
use crate::suggestion::{self, SuggestedExample};
use crate::texts::{self, Texts, UsedText};
use jiff::civil::Date;
use pol_analysis::{Budget, MutantKind, Why};
use pol_compiler::program::Program;
use pol_interpreter::{Decision, Determination, Facts, PolicyIdentity};
use pol_parser::{Diagnostic, Span};
use std::sync::Arc;

/// A policy, ready to judge requests. Cheap to clone; may be used from many threads at once.
#[derive(Clone, Debug)]
pub struct Policy {
    loaded: Arc<Loaded>,
}

#[derive(Debug)]
struct Loaded {
    program: Arc<Program>,
    warnings: Report,
    digest: String,
    bundle: Option<String>,
}

impl Policy {
    /// Loads a policy from its text; `name` is what messages call it by, such as the name of its file.
    ///
    /// # Errors
    /// Gives everything that is wrong with the text, if there is an error in it.
    pub fn load(name: &str, text: &str) -> Result<Self, Report> {
        Self::load_with_examples(name, text, &[])
    }

    /// Loads a policy together with the files of examples beside it, each with its name and its text. The examples take no part in
    /// the judging, and none in the digest.
    ///
    /// # Errors
    /// Gives everything that is wrong with any of the texts, if there is an error in one.
    pub fn load_with_examples(
        name: &str,
        text: &str,
        examples: &[(String, String)],
    ) -> Result<Self, Report> {
        Self::load_with(&Texts {
            examples: examples.to_vec(),
            ..Texts::new(name, text)
        })
    }

    /// Loads a policy together with all that is read with it: the files of examples beside it, and the files that it uses. These
    /// take part in the judging, and in the digest.
    ///
    /// # Errors
    /// Gives everything that is wrong with any of the texts, if there is an error in one.
    pub fn load_with(texts: &Texts) -> Result<Self, Report> {
        let read = texts::Read::of(texts);
        let parsed = read.together.parse();
        let Read {
            program,
            report,
            digest,
            ..
        } = read_policy(read, parsed.file, parsed.diagnostics);
        match program {
            Some(program) if !report.has_errors() => Ok(Self {
                loaded: Arc::new(Loaded {
                    program: Arc::new(program),
                    warnings: report,
                    digest,
                    bundle: None,
                }),
            }),
            Some(_) | None => Err(report),
        }
    }

    /// Gives what the policy probably does not say as it was meant.
    pub fn warnings(&self) -> &Report {
        &self.loaded.warnings
    }

    /// Gives the compiled program.
    pub fn program(&self) -> &Program {
        &self.loaded.program
    }

    /// Gives the compiled program, as requests share it.
    pub(crate) fn shared_program(&self) -> &Arc<Program> {
        &self.loaded.program
    }

    /// Gives the digest of the policy's text and of those of the files that it uses: `blake3:` and 64 hexadecimal digits.
    pub fn digest(&self) -> &str {
        &self.loaded.digest
    }

    /// Gives the digest of the bundle that the policy was loaded from, if it was.
    pub fn bundle(&self) -> Option<&str> {
        self.loaded.bundle.as_deref()
    }

    /// Gives the policy's id.
    pub fn id(&self) -> &str {
        &self.program().policy.name
    }

    /// Gives the policy's title.
    pub fn title(&self) -> &str {
        &self.program().policy.title
    }

    /// Gives the text that the policy was loaded from, with its name.
    pub fn source(&self) -> &Source {
        self.loaded.warnings.source()
    }

    /// Gives the texts of the policy and of the files that it uses, without its examples.
    pub fn texts(&self) -> Texts {
        let used = self.warnings().used().map(|(path, source)| UsedText {
            path: path.to_owned(),
            name: source.name().to_owned(),
            text: source.text().to_owned(),
        });
        Texts {
            used: used.collect(),
            ..Texts::new(self.source().name(), self.source().text())
        }
    }

    /// Gives the texts: that of the policy, those of the files of examples beside it, and those of the files that it uses.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        self.warnings().sources()
    }

    /// Gives the position among these of the text that a span of the program lies in, and the place where it begins there.
    pub fn place(&self, span: Span) -> (usize, Place) {
        let (position, _) = self.warnings().text_of(span);
        let (source, span) = self.warnings().locate(span);
        (position, source.place(span.start))
    }

    /// Gives the place where a span of the program begins, with the name of the text where it is not the policy's own.
    pub(crate) fn text_place(&self, span: Span) -> TextPlace {
        let (position, place) = self.place(span);
        let source = self.sources().nth(position).filter(|_| position > 0);
        TextPlace {
            file: source.map(|source| source.name().to_owned()),
            place,
        }
    }

    /// Reads a request from its JSON text.
    ///
    /// # Errors
    /// Gives everything that is wrong with the request, each with its JSON pointer and none with a value of the request.
    pub fn request(&self, json: &str) -> Result<Request, Report> {
        let facts =
            pol_interpreter::read_request(self.program(), json).map_err(Report::of_request)?;
        Ok(self.request_of(facts))
    }

    /// Reads a request that is to be judged as of a day: the day stands in the place of what it states of the date by which
    /// the policy judges. The determination tells so.
    ///
    /// # Errors
    /// Gives everything that is wrong with the request, or that the day is none that the fact can be.
    pub fn request_as_of(&self, json: &str, day: Date) -> Result<Request, Report> {
        let program = self.program();
        let facts = pol_interpreter::read_request(program, json);
        let facts = facts.and_then(|mut facts| {
            let set = facts.judge_as_of(program, day);
            set.map(|()| facts).map_err(|found| vec![found])
        });
        Ok(self.request_of(facts.map_err(Report::of_request)?))
    }

    /// Begins an interview that asks for what a request does not state.
    ///
    /// # Panics
    /// If the request was read by another policy.
    pub fn interview(&self, request: &Request) -> Interview {
        let facts = request.facts_of(&self.loaded.program).clone();
        let program = Arc::clone(&self.loaded.program);
        Interview::new(
            self.clone(),
            pol_interpreter::Interview::new(program, facts),
        )
    }

    /// Decides a request: disposition, finding and released amount, without the reasons. Who decides many one after another
    /// is faster with a [`Policy::decider`].
    ///
    /// # Panics
    /// If the request was read by another policy.
    pub fn decide(&self, request: &Request) -> Decision {
        pol_interpreter::decide(self.program(), request.facts_of(&self.loaded.program))
    }

    /// Decides many requests, a column at a time: for each, in their order, what [`Policy::decide`] gives. Tells also how many of them
    /// Kleene's logic left open, or had rows of records, so that each was judged by itself.
    ///
    /// # Panics
    /// If one of the requests was read by another policy.
    pub fn decide_all(&self, requests: &[Request]) -> (Vec<Decision>, usize) {
        let facts = requests.iter().map(|it| it.facts_of(&self.loaded.program));
        pol_batch::Batch::new(self.program()).decide(facts)
    }

    /// Decides a request and says why.
    ///
    /// # Panics
    /// If the request was read by another policy.
    pub fn explain(&self, request: &Request) -> Determination {
        let facts = request.facts_of(&self.loaded.program);
        let mut determination = pol_interpreter::explain(self.program(), facts, self.digest());
        determination.policy.bundle.clone_from(&self.loaded.bundle);
        determination
    }

    /// Tells what can be known of the policy before any request arrives: its warnings, and what the analysis observes.
    /// The budget is that of each family of questions.
    pub fn analyze(&self, budget: Budget) -> AnalysisReport {
        self.analyze_watched(budget, |_| {})
    }

    /// The same; `answered` is told how many questions were answered, after each.
    pub fn analyze_watched(
        &self,
        budget: Budget,
        mut answered: impl FnMut(usize),
    ) -> AnalysisReport {
        let analysis = pol_analysis::analyze(self.program(), budget, &mut answered);
        AnalysisReport::new(self, analysis)
    }

    /// Tells when exactly a rule, an exception, an advisory or a criterion applies; `None` where none has this name.
    pub fn why(&self, name: &str, budget: Budget) -> Option<Why> {
        pol_analysis::why(self.program(), name, budget)
    }

    /// Gives the names that [`Policy::why`] knows, in declared order.
    pub fn why_names(&self) -> Vec<&str> {
        pol_analysis::why_names(self.program())
    }

    /// Gives the one of these names that was probably meant by another.
    pub fn why_nearest(&self, name: &str) -> Option<&str> {
        pol_parser::nearest(name, self.why_names())
    }

    /// Tells what the examples show of the policy: each condition met, not met, unknown, and mattering alone.
    /// The budget is that of each question whether a request could show more.
    pub fn coverage(&self, budget: Budget) -> CoverageReport {
        CoverageReport::new(self, pol_analysis::coverage(self.program(), budget))
    }

    /// Judges slips of these kinds, or of all: would an example notice? The budget is that of one slip.
    pub fn mutate(&self, kinds: &[MutantKind], budget: Budget) -> MutationReport {
        let mut watch = Watch {
            judged: &|_, _| {},
            keep: &mut |_| {},
        };
        self.mutate_watched(kinds, budget, Verdicts::none(self), &mut watch)
    }

    /// The same, taking up verdicts from before, and told how far it has come.
    pub fn mutate_watched(
        &self,
        kinds: &[MutantKind],
        budget: Budget,
        verdicts: Verdicts,
        watch: &mut Watch<'_>,
    ) -> MutationReport {
        mutation::mutate(self, kinds, budget, verdicts, watch)
    }

    /// Suggests the examples that are missing for what coverage and slips left open, smallest first.
    pub fn suggest(
        &self,
        coverage: &CoverageReport,
        mutation: &MutationReport,
    ) -> Vec<SuggestedExample> {
        suggestion::missing(self, coverage, mutation)
    }

    /// Gives id, latest revision and digest.
    pub fn identity(&self) -> PolicyIdentity {
        PolicyIdentity {
            bundle: self.loaded.bundle.clone(),
            ..pol_interpreter::identity(self.program(), self.digest())
        }
    }

    /// Takes a program that was compiled before from these texts, as a part of a bundle. What was probably not meant as it says
    /// was told when the bundle was made, and is not told again.
    pub(crate) fn of_bundle(texts: &Texts, program: Program, digest: String, bundle: &str) -> Self {
        Self {
            loaded: Arc::new(Loaded {
                program: Arc::new(program),
                warnings: texts::Read::of(texts).report(Vec::new()),
                digest,
                bundle: Some(bundle.to_owned()),
            }),
        }
    }

    /// Tells that the policy was loaded from the text in a bundle.
    pub(crate) fn in_bundle(self, bundle: &str) -> Self {
        let Loaded {
            program,
            warnings,
            digest,
            ..
        } = &*self.loaded;
        Self {
            loaded: Arc::new(Loaded {
                program: Arc::clone(program),
                warnings: warnings.clone(),
                digest: digest.clone(),
                bundle: Some(bundle.to_owned()),
            }),
        }
    }

    /// Takes facts for a request to this policy.
    pub(crate) fn request_of(&self, facts: Facts) -> Request {
        Request::new(Arc::clone(&self.loaded.program), facts)
    }

    /// Runs the policy's examples, in their order.
    pub fn test(&self) -> Vec<ExampleResult> {
        self.test_where(|_, _| true)
    }

    /// Runs the examples whose name and title are wanted, in their order.
    pub fn test_where(&self, wanted: impl Fn(&str, &str) -> bool) -> Vec<ExampleResult> {
        let examples = self.examples().into_iter();
        examples
            .filter(|each| wanted(each.name(), each.title()))
            .map(|each| each.run())
            .collect()
    }

    /// Gives the policy's examples in their order, those of the files beside it after its own.
    pub fn examples(&self) -> Vec<ExampleTest<'_>> {
        let examples = self.program().examples.iter();
        examples.map(|each| ExampleTest::new(self, each)).collect()
    }

    /// Reads a line of a file of cases: a request in JSON, with the determination that must come of it.
    ///
    /// # Errors
    /// If the line is no case, or its request is invalid; without a value of either.
    pub fn case(&self, file: &str, line: usize, text: &str) -> Result<CaseTest<'_>, CaseError> {
        CaseTest::read(self, file, line, text)
    }
}

/// The conflicts that the analysis may take on each family of questions while a policy is checked.
const QUICK: Budget = Budget { conflicts: 500 };

/// Finds everything that is wrong with a policy's text; warnings too, and what the analysis finds quickly. What it does not find
/// out quickly is [`Policy::analyze`]'s to tell.
pub fn check(name: &str, text: &str) -> Report {
    check_with_examples(name, text, &[])
}

/// Does the same for a policy and the files of examples beside it, each with its name and its text.
pub fn check_with_examples(name: &str, text: &str, examples: &[(String, String)]) -> Report {
    check_texts(&Texts {
        examples: examples.to_vec(),
        ..Texts::new(name, text)
    })
}

/// Does the same for a policy, or a vocabulary, and all that is read together with it; a vocabulary's own form is checked then.
pub fn check_texts(texts: &Texts) -> Report {
    read(texts).checked()
}

/// What was read of a policy, the files of examples beside it and the files that it uses.
pub(crate) struct Read {
    /// All texts, joined.
    pub(crate) text: String,
    /// Their syntax tree, in which what is taken from files stands as if the policy had declared it.
    pub(crate) tree: pol_parser::ast::File,
    /// The program, if there is no error.
    pub(crate) program: Option<Program>,
    report: Report,
    digest: String,
}

impl Read {
    /// Gives what was found, with what the analysis finds quickly where there is no error.
    pub(crate) fn checked(&self) -> Report {
        let report = self.report.clone();
        match &self.program {
            Some(program) if !report.has_errors() => {
                let quickly = pol_analysis::analyze_quickly(program, QUICK);
                report.and(quickly.observations.into_iter().map(|seen| seen.diagnostic))
            }
            Some(_) | None => report,
        }
    }
}

/// Reads a policy, or a vocabulary of which there is no program.
pub(crate) fn read(texts: &Texts) -> Read {
    let read = texts::Read::of(texts);
    let parsed = read.together.parse();
    let mut found: Vec<Diagnostic> = parsed.diagnostics;
    if texts.is_vocabulary() {
        found.extend(pol_compiler::check_vocabulary(
            &parsed.file,
            &read.together.files,
        ));
        return Read {
            report: read.report(found),
            digest: read.digest(),
            program: None,
            tree: parsed.file,
            text: read.together.text,
        };
    }
    read_policy(read, parsed.file, found)
}

fn read_policy(read: texts::Read<'_>, file: pol_parser::ast::File, found: Vec<Diagnostic>) -> Read {
    let compiled = pol_compiler::compile_with(&file, &read.together.files);
    let mut found = found;
    found.extend(compiled.diagnostics);
    Read {
        report: read.report(found),
        digest: read.digest(),
        program: compiled.program,
        tree: compiled.linked.unwrap_or(file),
        text: read.together.text,
    }
}
