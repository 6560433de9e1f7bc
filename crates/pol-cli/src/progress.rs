//! Tells how far a long work has come: on a terminal, and only past a second.
//! Counts in, from any thread; nothing is left on the terminal in the end.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};

/// How long nothing is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// A count or a bar, shown or not.
pub(crate) struct Progress {
    since: Instant,
    bar: ProgressBar,
}

impl Progress {
    /// Begins to count where nobody knows how far it is; `what` is counted, such as `requests judged`.
    pub(crate) fn counting(what: &str) -> Self {
        Self::with(&format!("{{spinner}} {{pos}} {what}"))
    }

    /// Begins a bar, which also tells how long is left; `what` is counted.
    pub(crate) fn bar(what: &str) -> Self {
        Self::with(&format!(
            "{{bar:30}} {{pos}} of {{len}} {what}, {{eta}} left"
        ))
    }

    /// Begins a bar of a share, with how long is left and what is said beside it.
    pub(crate) fn share() -> Self {
        Self::with("{bar:30} {percent} %, {msg}, {eta} left")
    }

    /// Shows how much is done, of how much, with what is said beside it, if it has taken long.
    pub(crate) fn share_done(&self, done: u64, of: u64, said: impl FnOnce(Duration) -> String) {
        let took = self.since.elapsed();
        if took < PATIENCE {
            return;
        }
        if self.bar.is_hidden() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_length(of);
        self.bar.set_message(said(took));
        self.bar.set_position(done);
    }

    fn with(template: &str) -> Self {
        let style = ProgressStyle::with_template(template);
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden())
            .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self {
            since: Instant::now(),
            bar,
        }
    }

    /// Shows how many are done, if it has taken long.
    pub(crate) fn count(&self, done: usize) {
        if self.since.elapsed() < PATIENCE {
            return;
        }
        if self.bar.is_hidden() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_position(done as u64);
    }

    /// Shows how many are done, of how many, if it has taken long.
    pub(crate) fn done(&self, done: usize, of: usize) {
        self.bar.set_length(of as u64);
        self.count(done);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
