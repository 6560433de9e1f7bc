//! A reader that gives up on a row that is too long, such as one with a quotation mark that is never closed.

use super::LONGEST;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What may still be read before a row must have ended.
#[derive(Clone, Default)]
pub(super) struct Allowance(Arc<AtomicU64>);

impl Allowance {
    /// Begins a row.
    pub(super) fn renew(&self) {
        self.0.store(LONGEST, Ordering::Relaxed);
    }
}

/// A reader with an allowance.
pub(super) struct Bounded<R> {
    inner: R,
    allowance: Allowance,
}

impl<R> Bounded<R> {
    /// Bounds a reader.
    pub(super) fn new(inner: R, allowance: Allowance) -> Self {
        Self { inner, allowance }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let left = self.allowance.0.load(Ordering::Relaxed);
        let Some(left) = left.checked_sub(read as u64) else {
            return Err(io::Error::other("a row is larger than 16 MiB"));
        };
        self.allowance.0.store(left, Ordering::Relaxed);
        Ok(read)
    }
}
