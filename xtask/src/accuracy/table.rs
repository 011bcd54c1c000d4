//! One report for two readers: aligned columns on a terminal, Markdown in the docs.

use std::fmt::Write as _;

/// A titled part of the report: a table whose first column names and whose others count.
pub struct Section {
    pub title: String,
    pub text: String,
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Section {
    pub fn new(title: impl Into<String>, head: &[&str], rows: Vec<Vec<String>>) -> Self {
        let head = head.iter().map(|cell| (*cell).to_owned()).collect();
        Self { title: title.into(), text: String::new(), head, rows }
    }

    /// A sentence between the title and the table.
    pub fn saying(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    pub fn to_terminal(&self) -> String {
        let mut out = format!("\n  {}\n", self.title);
        if !self.text.is_empty() {
            let _ = writeln!(out, "  {}", self.text);
        }
        let widths = self.widths();
        let mut line = |row: &[String]| {
            let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, &width))| {
                if column == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
            });
            let _ = writeln!(out, "    {}", cells.collect::<Vec<_>>().join("  ").trim_end());
        };
        line(&self.head);
        self.rows.iter().for_each(|row| line(row));
        out
    }

    pub fn to_markdown(&self, depth: usize) -> String {
        let mut out = format!("\n{} {}\n\n", "#".repeat(depth), self.title);
        if !self.text.is_empty() {
            let _ = writeln!(out, "{}\n", self.text);
        }
        let mut line = |row: &[String]| {
            let _ = writeln!(
                out,
                "| {} |",
                row.iter().map(|cell| cell.replace('|', "\\|")).collect::<Vec<_>>().join(" | ")
            );
        };
        line(&self.head);
        let rule: Vec<String> =
            (0..self.head.len()).map(|column| if column == 0 { "---" } else { "--:" }.to_owned()).collect();
        line(&rule);
        self.rows.iter().for_each(|row| line(row));
        out
    }

    fn widths(&self) -> Vec<usize> {
        let mut widths: Vec<usize> = self.head.iter().map(|cell| cell.chars().count()).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = cell.chars().count().max(*width);
            }
        }
        widths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_readers_get_the_same_cells() {
        let rows = vec![vec!["một".to_owned(), "1 / 20".to_owned()], vec!["hai ba".to_owned(), "–".to_owned()]];
        let section = Section::new("Đếm", &["", "found"], rows).saying("So.");
        assert_eq!(
            section.to_terminal(),
            "\n  Đếm\n  So.\n             found\n    một     1 / 20\n    hai ba       –\n"
        );
        assert_eq!(
            section.to_markdown(3),
            "\n### Đếm\n\nSo.\n\n|  | found |\n| --- | --: |\n| một | 1 / 20 |\n| hai ba | – |\n"
        );
    }
}
