//! How long the analysis takes, by size: MNG 084, and large generated policies of 20 to 320 rules, structured and not.
//! Prints one table and asserts nothing: `cargo bench -p pol-tests --bench analysis`. A word after `--` picks rows by name.

#![expect(clippy::unwrap_used, reason = "a measurement")]

use pol::Policy;
use pol_analysis::{Analysis, Budget, analyze, analyze_quickly};
use pol_compiler::program::{FactId, Program};
use pol_symbolic::{Encoder, FactTerm, outcome};
use pol_tests::files;
use pol_tests::generate::large::{self, Size};
use std::time::{Duration, Instant};

/// Below this, the time on the processor is told too coarsely, and the clock's is taken.
const COARSE: Duration = Duration::from_millis(100);
/// The seeds of each size, of which the slowest is shown; of the largest size there is one.
const SEEDS: u64 = 3;

fn main() {
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|it| !it.starts_with('-'))
        .collect();
    println!(
        "| policy | facts | nodes | gates | circuit ms | quick ms | questions | whole ms | growth | questions | open |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    let mng084 = files::read("policies/mng084.pol").unwrap();
    let picked = |name: &str| wanted.iter().all(|word| name.contains(word.as_str()));
    if picked("mng084") {
        println!("{}", measure(&mng084).row("mng084", None));
    }
    for (shape, structured) in [("structured", true), ("unstructured", false)] {
        let mut before = None;
        for rules in [20, 40, 80, 160, 320] {
            let name = format!("{rules} rules, {shape}");
            if picked(&name) {
                let measured = slowest(Size { rules, structured });
                println!("{}", measured.row(&name, before));
                before = Some(measured.whole);
            }
        }
    }
}

fn slowest(size: Size) -> Measured {
    let seeds = if size.rules > 200 { 1 } else { SEEDS };
    let all = (0..seeds).map(|seed| measure(&large::policy(seed, size)));
    all.max_by_key(|measured| measured.whole).unwrap()
}

/// What one policy took.
struct Measured {
    facts: usize,
    nodes: usize,
    gates: usize,
    circuit: Duration,
    quick: Duration,
    quick_questions: usize,
    whole: Duration,
    answered: usize,
    unanswered: usize,
}

fn measure(text: &str) -> Measured {
    let policy = Policy::load("measured", text).unwrap();
    let program = policy.program();
    let (circuit, gates) = timed(|| written(program));
    let (quick, quickly) = timed(|| analyze_quickly(program, Budget::default()));
    let (whole, analysis) = timed(|| analyze(program, Budget::default(), &mut |_| {}));
    Measured {
        facts: program.facts.len(),
        nodes: program.nodes.len(),
        gates,
        circuit,
        quick,
        quick_questions: questions(&quickly),
        whole,
        answered: analysis.answered,
        unanswered: analysis.unanswered.len(),
    }
}

fn questions(analysis: &Analysis) -> usize {
    analysis.answered + analysis.unanswered.len()
}

/// Writes a program with every fact free; gives the size of its circuit.
fn written(program: &Program) -> usize {
    let mut encoder = Encoder::new(program, &[]);
    let facts = (0..program.facts.len()).map(FactId::at);
    let facts: Vec<FactTerm> = facts.map(|fact| encoder.free(fact)).collect();
    let nodes = encoder.nodes(&facts);
    outcome(&mut encoder, &facts, &nodes);
    encoder.circuit.size()
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let (start, on_processor) = (Instant::now(), on_processor());
    let result = work();
    let took = start.elapsed();
    let busy = on_processor.zip(self::on_processor());
    let busy = busy.map_or(took, |(before, after)| after - before);
    (if took < COARSE { took } else { busy }, result)
}

/// How long this thread had a processor so far, where the system tells it: other work on the machine does not count.
fn on_processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

impl Measured {
    /// A row of the table; `before` is what a policy of half the size took.
    fn row(&self, name: &str, before: Option<Duration>) -> String {
        let ms = |time: Duration| format!("{:.1}", time.as_secs_f64() * 1e3);
        let growth = before.map(|before| self.whole.as_secs_f64() / before.as_secs_f64());
        let growth = growth.map_or(String::new(), |growth| format!("{growth:.1}"));
        let questions = self.answered + self.unanswered;
        let open = 100.0 * self.unanswered as f64 / questions.max(1) as f64;
        let cells = [
            name.to_owned(),
            self.facts.to_string(),
            self.nodes.to_string(),
            self.gates.to_string(),
            ms(self.circuit),
            ms(self.quick),
            self.quick_questions.to_string(),
            ms(self.whole),
            growth,
            questions.to_string(),
            format!("{open:.1} %"),
        ];
        format!("| {} |", cells.join(" | "))
    }
}
