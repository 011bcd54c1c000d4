//! The base pack that ships with the product: lines of law with their dates.

/// One line of law.
#[derive(Clone, Copy, Debug)]
pub struct LegalLine {
    /// Stable id.
    pub id: &'static str,
    /// Rule ids it speaks to; `*` for all.
    pub rules: &'static [&'static str],
    /// First day in force, `YYYY-MM-DD`.
    pub from: &'static str,
    /// Last day in force.
    pub until: Option<&'static str>,
    /// The line in Vietnamese.
    pub vi: &'static str,
    /// The line in English.
    pub en: &'static str,
}

/// The lines for some rule ids that are in force on a day (`YYYY-MM-DD`), most specific first.
pub fn legal<'a>(rules: &'a [String], date: &'a str) -> impl Iterator<Item = &'static LegalLine> + 'a {
    let in_force = move |line: &&LegalLine| line.from <= date && line.until.is_none_or(|until| date <= until);
    let speaks = |line: &&LegalLine| line.rules.iter().any(|r| *r == "*" || rules.iter().any(|rule| rule == r));
    crate::tables::LEGAL.iter().filter(in_force).filter(speaks)
}
