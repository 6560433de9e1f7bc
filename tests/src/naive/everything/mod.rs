//! What is so of a policy before any request arrives: every complete request is tried, and every thing in turn taken out of it.
//! A syntax tree in; claims out, each true of it, and which of them an author should be told.

mod changes;
mod claim;
mod conflicts;
mod facts;
mod look;
mod named;
mod removed;
mod shows;
mod standing;
mod told;

pub use claim::Claim;

use super::Book;
use super::Request;
use super::condition::holds;
use super::world::{Completions, World};
use look::Look;
use pol_parser::ast::File;
use std::collections::BTreeSet;

/// Every complete request to a policy, and what comes of it.
pub struct Everything<'a> {
    file: &'a File,
    book: Book<'a>,
    completions: Completions,
    tried: Vec<(World, Look<'a>)>,
}

impl<'a> Everything<'a> {
    /// Tries every complete request; `None` where there are more than `most`.
    pub fn of(file: &'a File, most: usize) -> Option<Self> {
        let book = Book::open(file)?;
        let completions = Completions::new(&book, &Request::default(), &facts::read(&book), most)?;
        let look = |world: World| {
            let look = Look::at(&book, &world);
            (world, look)
        };
        let tried = completions.worlds(&book).map(look).collect();
        Some(Self {
            file,
            book,
            completions,
            tried,
        })
    }

    /// Gives how many requests were tried.
    pub fn len(&self) -> usize {
        self.tried.len()
    }

    /// Tells whether there is no request to try.
    pub fn is_empty(&self) -> bool {
        self.tried.is_empty()
    }

    /// Gives everything that is so, also what follows from something else.
    pub fn claims(&self) -> BTreeSet<Claim> {
        let mut claims = BTreeSet::new();
        self.named(&mut claims);
        self.standing(&mut claims);
        self.conflicts(&mut claims);
        self.presumptions(&mut claims);
        self.unread(&mut claims);
        self.removed(&mut claims);
        claims
    }

    /// Tells for each request whether the policy governs.
    pub fn governs(&self) -> Vec<bool> {
        self.tried.iter().map(|(_, look)| look.governed).collect()
    }

    /// Tells for each request whether a named declaration applies, or is met; its policy has the same facts as this one.
    pub fn applies(&self, file: &File, name: &str) -> Vec<bool> {
        let book = Book::open(file).expect("a policy");
        let condition = named::condition(&book, name).expect("a declaration with a condition");
        let worlds = self.tried.iter();
        worlds
            .map(|(world, _)| holds(&book, world, condition))
            .collect()
    }

    /// Gives the governed requests.
    fn governed(&self) -> impl Iterator<Item = &(World, Look<'a>)> {
        self.tried.iter().filter(|(_, look)| look.governed)
    }
}
