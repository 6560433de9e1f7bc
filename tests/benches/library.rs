//! What a library costs: 10 to 2,000 policies of MNG 084's size, loaded from their texts and from a bundle, and asked.
//! `cargo bench -p pol-tests --bench library` prints a table; `-- 10` one of so many policies.

use pol::{Library, PolicyText, SecretKey, Verification};
use pol_tests::{files, shelf};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How often each question is timed; the quickest counts.
const REPEATS: usize = 50;

fn main() {
    let mng084 = files::read("policies/mng084.pol").expect("the policy is there");
    let request = files::read("tests/requests/mng084/001-first-course-documented.json");
    let request = request.expect("the request is there");
    let sizes: Vec<usize> = std::env::args().filter_map(|it| it.parse().ok()).collect();
    let sizes = if sizes.is_empty() {
        vec![10, 100, 1_000, 2_000]
    } else {
        sizes
    };
    println!(
        "| policies | from texts | bundle | make it | from the bundle | and read all | lookup | one evaluation | lookup to it | judged |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for count in sizes {
        let texts = shelf::policies(&mng084, count).into_iter();
        let texts: Vec<_> = texts
            .map(|(name, text)| PolicyText::new(name, text))
            .collect();
        row(&texts, &request);
    }
}

fn row(texts: &[PolicyText], request: &str) {
    let key = SecretKey::of_random([7; 32]);
    let (from_texts, library) = once(|| Library::load(texts).expect("the policies are sound"));
    drop(library);
    let (making, bundle) = once(|| pol::bundle(texts, &[], Some(&key)).expect("a bundle"));
    let (bytes, verification) = (bundle.bytes, Verification::SignedBy(key.public()));
    let size = bytes.len();
    let (opening, library) =
        once(|| Library::from_bundle(bytes, &verification).expect("a sound bundle"));
    let (reading, ()) = once(|| library.read_all().expect("sound policies"));
    let policy = library.policy(&shelf::id(0)).expect("a sound policy");
    let policy = policy.expect("it is there");
    let evaluated = quickest(|| {
        let request = policy.request(request).expect("a sound request");
        drop(black_box(policy.decide(&request)));
    });
    let found = library.candidates(request).expect("a sound request");
    assert_eq!(found, [shelf::id(0)], "one policy is found");
    let lookup = quickest(|| drop(black_box(library.candidates(request))));
    let judged = quickest(|| drop(black_box(library.judge(request, None))));
    let ratio = lookup.as_secs_f64() / evaluated.as_secs_f64();
    println!(
        "| {} | {from_texts:.2?} | {:.1} MB | {making:.2?} | {opening:.0?} | {reading:.0?} | {lookup:.1?} | {evaluated:.1?} | {ratio:.2} | {judged:.0?} |",
        texts.len(),
        size as f64 / 1e6,
    );
}

fn once<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let made = work();
    (start.elapsed(), made)
}

fn quickest(work: impl Fn()) -> Duration {
    let times = (0..REPEATS).map(|_| once(&work).0);
    times.min().unwrap_or_default()
}
