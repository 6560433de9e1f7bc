fn main() {
    let path = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let t = std::time::Instant::now();
    let parsed = pol_parser::parse(&text);
    println!("parse {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let compiled = pol_compiler::compile(&parsed.file);
    println!("compile {:?}", t.elapsed());
    for d in parsed.diagnostics.iter().chain(&compiled.diagnostics) {
        let line = d
            .span()
            .map_or(0, |s| text[..s.start.min(text.len())].lines().count());
        println!("{} {}: {} | {:?}", d.page.code, line, d.message, d.help);
    }
    println!(
        "program {} nodes {:?}",
        compiled.program.is_some(),
        compiled
            .program
            .as_ref()
            .map(|p| (p.nodes.len(), p.presumption_nodes))
    );
}
