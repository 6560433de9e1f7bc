//! A table, for a terminal or as Markdown; numbers as people read them.
//! Rows of texts in; lines out.

/// A table: its head, and its rows.
#[derive(Clone, Debug)]
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Starts a table by its head.
    pub fn new<const N: usize>(head: [&str; N]) -> Self {
        Self {
            rows: vec![head.map(str::to_owned).into()],
        }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Writes it.
    pub fn text(&self, markdown: bool) -> String {
        if markdown {
            self.markdown()
        } else {
            self.aligned()
        }
    }

    fn markdown(&self) -> String {
        let mut lines: Vec<String> = self.rows.iter().map(|row| line(row)).collect();
        let columns = self.rows.first().map_or(0, Vec::len);
        let rule = format!("|---|{}", "--:|".repeat(columns.saturating_sub(1)));
        lines.insert(1.min(lines.len()), rule);
        lines.join("\n")
    }

    fn aligned(&self) -> String {
        let columns = self.rows.first().map_or(0, Vec::len);
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        let rows = self.rows.iter().map(|row| aligned(row, &widths));
        rows.collect::<Vec<_>>().join("\n")
    }
}

fn line(row: &[String]) -> String {
    format!("| {} |", row.join(" | "))
}

fn aligned(row: &[String], widths: &[usize]) -> String {
    let cells = row.iter().zip(widths).enumerate();
    let cells = cells.map(|(column, (cell, width))| match column {
        0 => format!("{cell:<width$}"),
        _ => format!("{cell:>width$}"),
    });
    cells.collect::<Vec<_>>().join("  ")
}

/// Writes a rate with three digits: `184 k`, `9.92 M`.
pub fn rate(rate: f64) -> String {
    match rate {
        rate if rate >= 999_500.0 => format!("{} M", digits(rate / 1e6)),
        rate if rate >= 999.5 => format!("{} k", digits(rate / 1e3)),
        rate => digits(rate),
    }
}

/// Writes a number of seconds with three digits: `3.41 µs`.
pub fn seconds(seconds: f64) -> String {
    match seconds {
        seconds if seconds < 1e-6 => format!("{} ns", digits(seconds * 1e9)),
        seconds if seconds < 1e-3 => format!("{} µs", digits(seconds * 1e6)),
        seconds if seconds < 1.0 => format!("{} ms", digits(seconds * 1e3)),
        seconds => format!("{} s", digits(seconds)),
    }
}

/// Writes a ratio.
pub fn ratio(ratio: f64) -> String {
    format!("{}×", digits(ratio))
}

fn digits(number: f64) -> String {
    match number {
        number if number >= 99.95 => format!("{number:.0}"),
        number if number >= 9.995 => format!("{number:.1}"),
        number => format!("{number:.2}"),
    }
}
