//! Documents of policies: what stands in them, that they are well formed and lead nowhere astray, and that no text of a policy
//! becomes markup.

#![expect(clippy::unwrap_used, reason = "tests")]

mod page;

mod forms;
mod hostile;
mod whole;
