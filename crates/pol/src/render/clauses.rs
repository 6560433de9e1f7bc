//! The clauses of the source for people: section by section, with what stands on each.
//! Rows in; a table out.

use super::RenderOptions;
use super::sheet::Sheet;
use crate::clauses::ClauseRow;

/// Renders the table of clauses for people.
pub fn clauses(rows: &[ClauseRow], options: &RenderOptions) -> String {
    let mut sheet = Sheet::new(options);
    let deciding = rows.iter().filter(|row| row.decides).count();
    sheet.title(&format!(
        "{} clauses, of which {deciding} decide",
        rows.len()
    ));
    for section in rows.chunk_by(|one, other| one.section == other.section) {
        if let [first, ..] = section {
            sheet.heading(&first.section);
        }
        for row in section {
            clause(&mut sheet, row);
        }
    }
    sheet.finish()
}

fn clause(sheet: &mut Sheet<'_>, row: &ClauseRow) {
    let kind = if row.decides { "decides" } else { "informs" };
    sheet.pair(2, &row.id, &format!("{kind}: {}", row.text));
    for (label, standing) in [
        ("stated by", &row.declarations),
        ("shown by", &row.examples),
    ] {
        if !standing.is_empty() {
            sheet.pair(4, label, &standing.join(", "));
        }
    }
}
