//! The page of a code for people: what is wrong, why it matters, and a case that raises it beside one that does not.
//! A page in; its text out.

use super::RenderOptions;
use super::sheet::Sheet;
use pol_lint::{LINTS, Lint};
use pol_parser::{Case, Page};

/// Renders the page of a code.
pub fn page(page: &Page, options: &RenderOptions) -> String {
    let mut sheet = Sheet::new(options);
    sheet.title(&format!("{}: {}", page.code, page.title));
    for (position, paragraph) in page.text.split("\n\n").enumerate() {
        if position > 0 {
            sheet.gap();
        }
        sheet.paragraph(
            0,
            &paragraph.split_whitespace().collect::<Vec<_>>().join(" "),
        );
    }
    if let Some(lint) = LINTS.iter().find(|lint| lint.page.code == page.code) {
        name(&mut sheet, lint);
    }
    case(&mut sheet, "This raises it", &page.raises);
    case(&mut sheet, "This does not", &page.misses);
    sheet.finish()
}

/// How a `pol.toml` calls a lint, and the settings by which its cases are told.
fn name(sheet: &mut Sheet<'_>, lint: &Lint) {
    sheet.gap();
    sheet.paragraph(0, &format!("In a `pol.toml` its name is `{}`.", lint.name));
    if !lint.shown_with.is_empty() {
        excerpt(sheet, "With this `pol.toml`", lint.shown_with);
    }
}

fn case(sheet: &mut Sheet<'_>, heading: &str, case: &Case) {
    match case {
        Case::Policy(text) | Case::Declarations(text) | Case::Beside(text) => {
            excerpt(sheet, heading, text)
        }
        Case::Request {
            declarations,
            request,
        } => {
            excerpt(sheet, heading, request);
            if !declarations.is_empty() {
                excerpt(sheet, "where the policy has", declarations);
            }
        }
        Case::Revision { before, after } => {
            excerpt(sheet, heading, after);
            excerpt(sheet, "where the policy had", before);
        }
        Case::Using {
            declarations,
            files,
        } => {
            excerpt(sheet, heading, declarations);
            for (path, text) in *files {
                excerpt(sheet, &format!("where `{path}` holds"), text);
            }
        }
        Case::Library(texts) => {
            for text in *texts {
                excerpt(sheet, heading, text);
            }
        }
        Case::Made(_) => {} // too long to show
    }
}

fn excerpt(sheet: &mut Sheet<'_>, heading: &str, text: &str) {
    sheet.heading(heading);
    sheet.gap();
    sheet.verbatim(4, text.trim_matches('\n'));
}
