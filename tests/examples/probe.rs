fn main() {
    let n: u64 = std::env::args().nth(1).unwrap().parse().unwrap();
    let m: u64 = std::env::args().nth(2).unwrap().parse().unwrap();
    for seed in n..m {
        let text = pol_tests::generate::policy(seed);
        if m == n + 1 { println!("{text}"); }
        let parsed = pol_parser::parse(&text);
        for d in parsed.diagnostics.iter().take(3) {
            let s = d.span().unwrap();
            println!("{seed} {} {} | {:?} | {:?}", d.page.code, d.message, s.of(&text), &text[s.start.saturating_sub(60)..(s.end + 20).min(text.len())]);
        }
        let text = pol_tests::generate::crumpled_policy(seed);
        let parsed = pol_parser::parse(&text);
        for d in parsed.diagnostics.iter().take(3) {
            let s = d.span().unwrap();
            println!("crumpled {seed} {} {} | {:?} | {:?}", d.page.code, d.message, s.of(&text), &text[s.start.saturating_sub(60)..(s.end + 20).min(text.len())]);
        }
    }
}
