//! A sign that something is still being worked on, and how far it has come: on a terminal, and only past a second.
//! Counts in; nothing is left on the terminal in the end.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};

/// How long nothing is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// The sign, shown or not.
pub(crate) struct Progress {
    since: Instant,
    bar: ProgressBar,
}

impl Progress {
    /// Begins to wait; `what` says what is counted, such as `requests judged`.
    pub(crate) fn of(what: &str) -> Self {
        let style = ProgressStyle::with_template(&format!("{{spinner}} {{pos}} {what}"));
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden())
            .with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        Self {
            since: Instant::now(),
            bar,
        }
    }

    /// Shows a count, if it has taken long.
    pub(crate) fn count(&mut self, done: usize) {
        if self.since.elapsed() < PATIENCE {
            return;
        }
        if self.bar.is_hidden() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_position(done as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
