//! Lays out records, limits, and the rows of examples.

use super::Layout;
use crate::ast::{GivenRows, Limit, OverRows, OverRowsKind, Records};
use crate::print;

impl Layout {
    pub(super) fn records(&mut self, records: &Records) {
        let unlike = if records.unlike { ", no two alike" } else { "" };
        let question = records
            .question
            .as_ref()
            .map_or(String::new(), |text| format!(" {}", print::text(text)));
        self.head(format!(
            "records {}, at most {} rows{unlike}{question}",
            records.name.text, records.most.0
        ));
        self.fact_rows(&records.columns);
    }

    pub(super) fn limit(&mut self, limit: &Limit) {
        self.head(format!("limit {}", limit.name.text));
        self.text_line(limit.text.as_ref());
        let window = limit.rows.window.as_ref();
        let per = window.map_or(String::new(), |window| {
            format!(" per {}", print::window(window))
        });
        self.line(
            2,
            limit.most.span.start,
            format!("{}{per}", print::expression(&limit.most)),
        );
        self.line(2, limit.rows.span.start, counting(&limit.rows));
        if let Some(fact) = &limit.including {
            self.line(2, fact.span.start, format!("including {}", fact.text));
        }
        self.attachments(&limit.attachments);
    }

    /// The rows of a record in an example, a bullet each.
    pub(super) fn given_rows(&mut self, given: &GivenRows) {
        let record = &given.record.text;
        let Some(rows) = &given.rows else {
            return self.line(4, given.span.start, format!("{record} not stated"));
        };
        let open = if rows.open { " at least" } else { "" };
        let none = if rows.rows.is_empty() { " none" } else { "" };
        self.line(4, given.span.start, format!("{record}{open}{none}"));
        for row in &rows.rows {
            self.line(6, row.span.start, format!("- {}", print::row(row)));
        }
    }
}

/// What uses a limit, without its window.
fn counting(rows: &OverRows) -> String {
    let bare = OverRows {
        window: None,
        ..rows.clone()
    };
    let words = print::over_rows(&bare);
    match &rows.kind {
        OverRowsKind::Count => words.replacen("count of", "counting", 1),
        OverRowsKind::Sum(_) => words.replacen("sum of", "adding", 1),
        OverRowsKind::Latest(_) | OverRowsKind::Earliest(_) | OverRowsKind::Any => words,
    }
}
