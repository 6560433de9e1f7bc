//! What a declaration must have and has not is told, and told once: parser and compiler share that work.

/// The codes of the errors in a text.
fn errors(text: &str) -> Vec<&'static str> {
    let parsed = pol_parser::parse(text);
    let found = parsed
        .diagnostics
        .into_iter()
        .chain(pol_compiler::compile(&parsed.file).diagnostics);
    found
        .filter(|it| it.severity() == pol_parser::Severity::Error)
        .map(|it| it.page.code)
        .collect()
}

#[test]
fn each_lack_is_told_once() {
    let lacks = [
        ("rule r\n  finds met because \"x\"\n", "E0411"),
        ("rule r\n  because \"x\"\n  when is_adult\n", "E0140"),
        (
            "exception e\n  \"x\"\n  turns not_met into refer\n",
            "E0412",
        ),
        ("exception e\n  \"x\"\n  when is_adult\n", "E0140"),
        ("advisory a\n  \"x\"\n", "E0413"),
        ("advisory a\n  when is_adult\n", "E0414"),
        ("criterion k\n  \"x\"\n", "E0140"),
        ("amount m in visits\n  2 visits when is_adult\n", "E0436"),
        ("amount m in visits\n  at most 2 visits\n", "E0140"),
        ("choices c\n", "E0423"),
        ("facts f \"x\"\n", "E0148"),
        ("value v in visits\n", "E0433"),
        ("code set s \"x\" of cpt\n", "E0148"),
        ("clauses \"x\"\n", "E0148"),
        ("criterion k\n  met when all of\n", "E0132"),
        (
            "criterion k\n  met when at least 3 of\n    - is_adult\n    - member.adult\n",
            "E0332",
        ),
        (
            "criterion k\n  met when at least 0 of\n    - is_adult\n    - member.adult\n",
            "E0133",
        ),
        ("codes x \"X\"\n  only\n", "E0145"),
        ("criterion k\n  met when\n", "E0145"),
    ];
    for (declarations, code) in lacks {
        let text = format!("{}\n{declarations}", pol_parser::SMALL_POLICY);
        assert_eq!(errors(&text), [code], "{declarations}");
    }
}

#[test]
fn findings_need_rows_and_a_fallback() {
    const FALLBACK: &str = "  otherwise refer\n";
    let small = pol_parser::SMALL_POLICY;
    assert_eq!(errors(&small.replace(FALLBACK, "")), ["E0409"]);
    let (before, rest) = small
        .split_once("  not_met adverse")
        .expect("the first row");
    let (_, after) = rest.split_once(FALLBACK).expect("the fallback");
    let without_rows = errors(&format!("{before}{FALLBACK}{after}"));
    assert_eq!(without_rows.first(), Some(&"E0408"));
}
