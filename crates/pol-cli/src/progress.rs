//! How far something has come: a bar, on a terminal and only past a second.
//! A number out of a number in; nothing is left on the terminal in the end.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};

/// How long nothing is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// The bar, shown or not.
pub(crate) struct Progress {
    since: Instant,
    bar: ProgressBar,
}

impl Progress {
    /// Begins, with so many to do; `what` they are called.
    pub(crate) fn new(total: usize, what: &str) -> Self {
        let style = ProgressStyle::with_template(&format!("{{bar:30}} {{pos}} of {{len}} {what}"));
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::hidden())
            .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self {
            since: Instant::now(),
            bar,
        }
    }

    /// Shows that so many are done, if it has taken long.
    pub(crate) fn done(&self, count: usize) {
        if self.since.elapsed() < PATIENCE {
            return;
        }
        if self.bar.is_hidden() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_position(count as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
