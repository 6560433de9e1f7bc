//! The pages of all diagnostics, in the order of their codes.
//! Takes the tables of the crates below; gives them as one.

use pol_parser::Page;

/// Gives every page, in the order of the codes.
pub fn pages() -> Vec<&'static Page> {
    let tables = [
        pol_parser::PAGES,
        pol_compiler::PAGES,
        pol_interpreter::PAGES,
        pol_analysis::PAGES,
        pol_analysis::REVISION_PAGES,
        crate::diagnostics::PAGES,
    ];
    let lints = pol_lint::LINTS.iter().map(|lint| &lint.page);
    let mut pages: Vec<_> = tables.into_iter().flatten().copied().chain(lints).collect();
    pages.sort_by_key(|page| page.code);
    pages
}

/// Finds the page of a code, in capitals or not, or of a lint by its name.
pub fn page(code: &str) -> Option<&'static Page> {
    let of_lint = || pol_lint::LINTS.iter().find(|lint| lint.name == code);
    pages()
        .into_iter()
        .find(|page| page.code.eq_ignore_ascii_case(code))
        .or_else(|| of_lint().map(|lint| &lint.page))
}
