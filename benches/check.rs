//! A check of 500 characters, native.
fn main() {}
