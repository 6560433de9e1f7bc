//! A bar that tells how far a long work has come and how long it will take, on a terminal and only past a second.
//! Counts in, from any thread; nothing is left on the terminal in the end.

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
    /// Begins; `what` is counted.
    pub(crate) fn new(what: &str) -> Self {
        let template = format!("{{bar:30}} {{pos}} of {{len}} {what}, {{eta}} left");
        let style = ProgressStyle::with_template(&template);
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden())
            .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self {
            since: Instant::now(),
            bar,
        }
    }

    /// Shows how many are done, of how many, if it has taken long.
    pub(crate) fn done(&self, done: usize, of: usize) {
        if self.since.elapsed() < PATIENCE {
            return;
        }
        if self.bar.is_hidden() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_length(of as u64);
        self.bar.set_position(done as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
