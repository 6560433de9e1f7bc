//! What becomes of slips, held against requests: equivalent ones make no difference, survivors replay, suggested examples notice.
//! MNG 084 and generated policies; `POL_MUTATE_RUNS` sets how many of these.

#![expect(clippy::unwrap_used, reason = "tests")]

use pol::{Budget, Disposition, Policy, SlipFate, Texts};
use pol_analysis::{Fate, MutantKind, judge};
use pol_compiler::program::Program;
use pol_interpreter::{Decision, Facts, Inspection, decide, read_request};
use pol_parser::ast::DeclarationKind;
use pol_tests::files;
use pol_tests::generate::{self, Rng};
use pol_tests::naive::{Book, Request, Stated, domain};

/// The complete requests, and as many with gaps, that each slip proven to change nothing is held against.
const REQUESTS: u64 = 60;
/// The most complete requests that are all tried.
const ALL: usize = 400;
/// The most completions of a request with gaps.
const MOST: usize = 50;

fn runs() -> u64 {
    let runs = std::env::var("POL_MUTATE_RUNS").ok();
    runs.and_then(|runs| runs.parse().ok()).unwrap_or(25)
}

fn load(text: &str) -> Policy {
    Policy::load("case.pol", text)
        .unwrap_or_else(|report| unreachable!("{}\n{text}", report.render(&Default::default())))
}

fn mng084() -> String {
    files::read("policies/mng084.pol").unwrap()
}

/// A policy of a seed; what its examples expect may be wrong, so it is left without.
fn without_examples(text: &str) -> String {
    let file = pol_parser::parse(text).file;
    let mut text = text.to_owned();
    for declaration in file.declarations.iter().rev() {
        if let DeclarationKind::Example(_) = &declaration.kind {
            text.replace_range(declaration.span.start..declaration.span.end, "");
        }
    }
    text
}

/// What comes of a request: its decision, and which advisories are given.
fn result(program: &Program, facts: &Facts) -> (Decision, Vec<bool>) {
    let seen = Inspection::new(program, facts);
    let decision = decide(program, facts);
    let governed = decision.disposition != Disposition::NotGoverned;
    let given = program.advisories.iter().map(|it| {
        let holds = |id| seen.condition(id) == Some(true);
        governed && holds(it.condition) && !it.unless.is_some_and(holds)
    });
    let given = given.collect();
    (decision, given)
}

/// Every complete request, if they are few; else random ones.
fn complete(book: &Book) -> Vec<Request> {
    let mut all = vec![Request::default()];
    for path in book.facts.keys() {
        let Some(values) = domain(book, path).filter(|it| all.len() * it.len() <= ALL) else {
            return random(|rng| generate::complete_request(rng, book));
        };
        let with = |request: &Request| {
            let request = request.clone();
            values.iter().map(move |value| {
                let mut request = request.clone();
                let value = Stated::Whole(value.clone());
                request.stated.insert(path.clone(), value);
                request
            })
        };
        all = all.iter().flat_map(with).collect();
    }
    all
}

fn random(make: impl Fn(&mut Rng) -> Request) -> Vec<Request> {
    (0..REQUESTS)
        .map(|seed| make(&mut Rng::new(seed)))
        .collect()
}

fn read(program: &Program, requests: &[Request]) -> Vec<Facts> {
    let read = |request: &Request| read_request(program, &request.to_json()).unwrap();
    requests.iter().map(read).collect()
}

#[test]
fn equivalent_slips_make_no_difference() {
    let mut kinds = std::collections::BTreeSet::new();
    for seed in 1..=runs() {
        let text = without_examples(&generate::mixed_policy(seed));
        kinds.extend(hold_equivalent(seed, &text));
    }
    assert!(kinds.len() > 8, "equivalent: {kinds:?}");
}

#[test]
fn equivalent_slips_of_mng084_make_no_difference() {
    hold_equivalent(0, &mng084());
}

/// Holds every slip of a policy that is proven equivalent against requests, and every survivor against its witness.
fn hold_equivalent(seed: u64, text: &str) -> Vec<MutantKind> {
    let policy = load(text);
    let program = policy.program();
    let file = pol_parser::parse(text).file;
    let book = Book::open(&file).unwrap();
    let whole = read(program, &complete(&book));
    let partial = random(|rng| generate::partial_request(rng, &book, MOST));
    let partial = read(program, &partial);
    let results =
        |requests: &[Facts]| -> Vec<_> { requests.iter().map(|it| result(program, it)).collect() };
    let (of_whole, of_partial) = (results(&whole), results(&partial));
    let mut kinds = Vec::new();
    for report in judge(program, Budget::default()) {
        let mutant = &report.mutant;
        let changed = mutant.program(program);
        match report.fate {
            Fate::Noticed { .. } => {}
            Fate::Unknown => unreachable!("seed {seed}: not judged: {}\n{text}", mutant.slip),
            Fate::Survived { shown } => {
                let (before, after) = (result(program, &shown.old), result(&changed, &shown.new));
                assert!(before != after, "seed {seed}: {}\n{text}", mutant.slip);
            }
            Fate::Equivalent => {
                for (facts, before) in whole.iter().zip(&of_whole) {
                    let after = result(&changed, facts);
                    assert!(
                        *before == after,
                        "seed {seed}: {}\n{before:?}\n{after:?}\n{facts:?}\n{text}",
                        mutant.slip
                    );
                }
                for (facts, before) in partial.iter().zip(&of_partial) {
                    let after = result(&changed, facts).0;
                    assert!(before.0 == after, "seed {seed}: {}\n{text}", mutant.slip);
                }
                kinds.push(mutant.kind);
            }
        }
    }
    kinds
}

/// The text with all examples that are suggested for it.
fn with_suggestions(text: &str) -> (String, usize) {
    let policy = load(text);
    let coverage = policy.coverage(Budget::default());
    let mutation = policy.mutate(&[], Budget::default());
    let suggestions = policy.suggest(&coverage, &mutation);
    let added: Vec<String> = suggestions
        .iter()
        .map(pol::SuggestedExample::text)
        .collect();
    (format!("{text}\n{}", added.join("\n")), added.len())
}

/// Pastes what is suggested: it passes, and nothing is left to notice or to show.
fn suggestions_suffice(seed: u64, text: &str) {
    let (text, count) = with_suggestions(text);
    let policy = load(&text);
    for result in policy.test() {
        assert!(result.holds(), "seed {seed}: {result:#?}\n{text}");
    }
    let mutation = policy.mutate(&[], Budget::default());
    let left: Vec<_> = mutation
        .of_fate(SlipFate::Survived)
        .map(|it| (&it.slip, &it.shown))
        .collect();
    assert!(
        left.is_empty(),
        "seed {seed}, {count} added: {left:#?}\n{text}"
    );
    let coverage = policy.coverage(Budget::default());
    let open: Vec<_> = coverage
        .conditions()
        .filter(|it| !it.open().is_empty())
        .map(|it| (it.name(), it.open()))
        .collect();
    assert!(open.is_empty(), "seed {seed}: {open:#?}\n{text}");
}

#[test]
fn suggested_examples_pass_and_notice_everything() {
    for seed in 1..=runs().div_ceil(3) {
        suggestions_suffice(seed, &without_examples(&generate::mixed_policy(seed)));
    }
}

#[test]
fn suggested_examples_suffice_for_mng084() {
    let text = mng084();
    let first = text.find("\nexample typical_member ").unwrap();
    let second = text[first + 1..].find("\nexample ").unwrap() + first + 1;
    suggestions_suffice(0, &text[..second]);
}

#[test]
fn survivors_as_an_author_reads_them() {
    let policy = skeleton();
    let mutation = policy.mutate(&[], Budget::default());
    let text = pol::render::mutation(&policy, &mutation, true, &Default::default());
    insta::assert_snapshot!(text);
}

#[test]
fn suggestions_as_an_author_reads_them() {
    let policy = skeleton();
    let (coverage, mutation) = (
        policy.coverage(Budget::default()),
        policy.mutate(&[], Budget::default()),
    );
    let texts = policy.suggest(&coverage, &mutation);
    let texts: Vec<String> = texts.iter().map(pol::SuggestedExample::text).collect();
    insta::assert_snapshot!(texts.join("\n"));
}

/// What `pol new` begins with, but for its last examples.
fn skeleton() -> Policy {
    load(&pol_tests::files::skeleton_with_gaps().unwrap())
}

// The measures: what `policies/README.md` says of each policy.

/// Every policy of `policies/`, loaded, with its row of a table of the README.
fn measured() -> Vec<(Policy, String)> {
    let told = files::read("policies/README.md").unwrap();
    let measure = |(name, texts): (String, Texts)| {
        let row = format!("| `{name}.pol` | ");
        let of_this = told.lines().filter(|line| line.starts_with(&row));
        (
            Policy::load_with(&texts).unwrap(),
            of_this.collect::<Vec<_>>().join("\n"),
        )
    };
    let policies = files::policies().unwrap();
    policies.into_iter().map(measure).collect()
}

#[test]
fn the_examples_of_each_policy_show_all_that_can_be_shown() {
    for (policy, rows) in measured() {
        let coverage = policy.coverage(Budget::default());
        let figures = &coverage.figures;
        assert_eq!((figures.whole().percent(), figures.not_analysed), (100, 0));
        let whole = figures.whole();
        says(&rows, &format!("{} of {}", whole.shown, whole.of));
    }
}

#[test]
fn the_examples_of_each_policy_notice_every_slip() {
    for (policy, rows) in measured() {
        let counts = policy.mutate(&[], Budget::default()).counts;
        assert_eq!((counts.survived, counts.not_judged), (0, 0), "{counts:?}");
        let share = counts.share();
        let figures = [
            format!("{} of {}", share.shown, share.of),
            format!("{} and {}", counts.all(), counts.equivalent),
        ];
        for figure in figures {
            says(&rows, &figure);
        }
    }
}

#[track_caller]
fn says(rows: &str, figure: &str) {
    let mut cells = rows.split('|').map(str::trim);
    assert!(
        cells.any(|cell| cell == figure),
        "policies/README.md does not say {figure:?} of it: {rows:?}"
    );
}
