//! Independent questions on several threads, answers in the order of the questions: the same on every machine.
//! Where a thread cannot be had, the others do its work.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many threads work at most; more than the machine has do no harm.
const WORKERS: usize = 4;

/// Does something with each item, and gives what came of it in the order of the items.
pub(crate) fn map<I: Sync, T: Send>(items: &[I], act: impl Fn(&I) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, T)>> = Mutex::new(Vec::with_capacity(items.len()));
    let work = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { break };
            let given = act(item);
            done.lock()
                .expect("no thread panics with the lock")
                .push((at, given));
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..WORKERS.min(items.len()) {
            // One that cannot be had is not missed.
            let _ = std::thread::Builder::new().spawn_scoped(scope, work);
        }
        work();
    });
    let mut done = done.into_inner().expect("no thread panics with the lock");
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, given)| given).collect()
}
