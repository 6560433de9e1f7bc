//! pending
//! pending
