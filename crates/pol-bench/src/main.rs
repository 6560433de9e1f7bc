//! x
use pol::Policy;
use pol_bench::{agreement::Agreement, engines, requests::Requests};
fn main() {
    let text = pol_tests::files::read("policies/mng084.pol").expect("there");
    let policy = Policy::load("mng084.pol", &text).expect("sound");
    for (all_stated, withheld) in [(true, 0), (false, 5)] {
        let requests = Requests { count: 20000, seed: 84, withheld }.make(policy.program());
        let agreement = Agreement::new(&policy, &requests);
        println!("{:?}", agreement.lines());
        let mut all = engines::by_hand();
        match engines::peers(all_stated) { Ok(p) => all.extend(p), Err(e) => println!("{}", &e[..e.len().min(600)]) }
        all.extend(engines::of_pol(&policy).into_iter().take(2));
        for mut e in all {
            e.prepare(&requests);
            let t = std::time::Instant::now();
            println!("{}: {:?} {:?}", e.name(), agreement.check(&mut *e), t.elapsed());
        }
    }
}
