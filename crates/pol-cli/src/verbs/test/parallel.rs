//! Jobs done on all cores: jobs in, their results out in the order of the jobs.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Does all jobs; `done` is told how many are, after each.
pub(super) fn run_all<J: Sync, R: Send>(
    jobs: &[J],
    run: impl Fn(&J) -> R + Sync,
    mut done: impl FnMut(usize),
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..workers(jobs.len()) {
            let (sender, next, run) = (sender.clone(), &next, &run);
            scope.spawn(move || {
                while let Some((position, job)) = take(jobs, next) {
                    if sender.send((position, run(job))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let mut results: Vec<(usize, R)> = Vec::with_capacity(jobs.len());
        for result in receiver {
            results.push(result);
            done(results.len());
        }
        results.sort_by_key(|(position, _)| *position);
        results.into_iter().map(|(_, result)| result).collect()
    })
}

fn workers(jobs: usize) -> usize {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    cores.min(jobs)
}

fn take<'a, J>(jobs: &'a [J], next: &AtomicUsize) -> Option<(usize, &'a J)> {
    let position = next.fetch_add(1, Ordering::Relaxed);
    jobs.get(position).map(|job| (position, job))
}

#[cfg(test)]
mod tests {
    use super::run_all;

    #[test]
    fn results_stand_in_the_order_of_the_jobs() {
        let jobs: Vec<u64> = (0..500).collect();
        let mut told = 0;
        let squares = run_all(&jobs, |job| job * job, |count| told = count);
        assert_eq!(
            squares,
            jobs.iter().map(|job| job * job).collect::<Vec<_>>()
        );
        assert_eq!(told, 500);
    }

    #[test]
    fn no_jobs_have_no_results() {
        assert!(run_all(&[(); 0], |()| 1, |_| {}).is_empty());
    }
}
