//! `pol test --watch`: the tests run again whenever a file that they come from changes.
//! Events of the file system in; runs out, one for events that follow each other closely.

use super::Test;
use crate::outcome::{Failure, Outcome};
use crate::terminal::Terminal;
use crate::{beside, used};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

/// How long no file may change before the tests run again.
const QUIET: Duration = Duration::from_millis(150);

/// Runs the tests, and again at each change, so many times or until it is interrupted.
pub(super) fn watch(
    arguments: &Test,
    terminal: &mut Terminal,
    mut once: impl FnMut(&mut Terminal) -> Result<Outcome, Failure>,
) -> Result<Outcome, Failure> {
    let (sender, receiver) = mpsc::channel();
    let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        for path in changed(event) {
            drop(sender.send(path)); // nobody listens any more once the runs are over
        }
    });
    let mut watcher = watcher.map_err(|error| unwatched(&error))?;
    let watched = Watched::begin(arguments, &mut watcher)?;
    let mut outcome = once(terminal)?;
    let mut runs = 1;
    while arguments.watch_runs.is_none_or(|most| runs < most) {
        terminal.flush()?;
        terminal.tell("watching; Ctrl-C ends it\n");
        if !wait(&receiver, |path| watched.holds(path), QUIET) {
            break;
        }
        terminal.tell("\n");
        outcome = once(terminal)?;
        runs += 1;
    }
    Ok(outcome)
}

fn unwatched(error: &notify::Error) -> Failure {
    Failure::Unwatched(error.to_string())
}

/// The paths that an event says were made, changed or taken away.
fn changed(event: notify::Result<Event>) -> Vec<PathBuf> {
    match event {
        Ok(event) if event.kind.is_create() || event.kind.is_modify() || event.kind.is_remove() => {
            event.paths
        }
        Ok(_) | Err(_) => Vec::new(),
    }
}

/// Waits for a change that matters, and until none has come for a while. Tells whether there can be one.
fn wait(receiver: &Receiver<PathBuf>, matters: impl Fn(&Path) -> bool, quiet: Duration) -> bool {
    loop {
        match receiver.recv() {
            Ok(path) if matters(&path) => break,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
    while receiver.recv_timeout(quiet).is_ok() {}
    true
}

/// The files that tests come from. Their folders are watched, since editors put a new file in the place of the old one.
struct Watched {
    files: BTreeSet<PathBuf>,
    folders: BTreeSet<PathBuf>,
}

impl Watched {
    fn begin(arguments: &Test, watcher: &mut RecommendedWatcher) -> Result<Self, Failure> {
        let policies = beside::policies(&arguments.files).into_iter().flatten();
        let mut watched = Self {
            files: BTreeSet::new(),
            folders: BTreeSet::new(),
        };
        let policies: Vec<PathBuf> = policies.collect();
        for path in policies.iter().flat_map(|policy| used(policy)) {
            watched.add(&path);
        }
        for path in policies.into_iter().chain(arguments.cases.iter().cloned()) {
            watched.add(&path);
        }
        for folder in &watched.folders {
            let watching = watcher.watch(folder, RecursiveMode::NonRecursive);
            watching.map_err(|error| unwatched(&error))?;
        }
        Ok(watched)
    }

    fn add(&mut self, path: &Path) {
        let folder = match path.parent() {
            Some(folder) if folder != Path::new("") => folder,
            Some(_) | None => Path::new("."),
        };
        let folder = folder.canonicalize().unwrap_or(folder.to_owned());
        if let Some(name) = path.file_name() {
            self.files.insert(folder.join(name));
        }
        self.folders.insert(folder);
    }

    /// Tells whether a path is one of the files, or one of examples, which may be new.
    fn holds(&self, path: &Path) -> bool {
        self.files.contains(path) || beside::is_examples(path)
    }
}

/// The files that a policy uses, as far as it can be read.
fn used(policy: &Path) -> Vec<PathBuf> {
    let folder = used::folder_of(policy);
    let texts = used::texts(policy).unwrap_or_default();
    texts.used.iter().map(|it| folder.join(&it.path)).collect()
}

#[cfg(test)]
mod tests {
    use super::wait;
    use std::path::{Path, PathBuf};
    use std::sync::mpsc;
    use std::time::Duration;

    const QUIET: Duration = Duration::from_millis(20);

    #[test]
    fn changes_that_follow_closely_are_one() {
        let (sender, receiver) = mpsc::channel();
        for _ in 0..5 {
            sender.send(PathBuf::from("trial.pol")).expect("heard");
        }
        assert!(wait(&receiver, |_| true, QUIET));
        assert!(receiver.try_recv().is_err());
    }

    #[test]
    fn other_files_are_passed_over() {
        let (sender, receiver) = mpsc::channel();
        sender.send(PathBuf::from("other.txt")).expect("heard");
        drop(sender);
        assert!(!wait(
            &receiver,
            |path| path == Path::new("trial.pol"),
            QUIET
        ));
    }
}
