//! `trailwatch play`, `explain` and `link`.

use crate::Ended;
use session::tw::{Report, Transcript, why};

/// Plays a transcript and prints it with what came of each step.
pub(crate) fn play(file: &str, update: bool) -> Ended {
    let report = match report(file) {
        Ok(report) => report,
        Err(message) => return Ended::badly(message),
    };
    let stdout = report.written();
    if report.agrees() {
        return Ended::well(stdout);
    }
    if update {
        return match std::fs::write(file, report.corrected()) {
            Ok(()) => Ended::well(stdout),
            Err(error) => Ended::badly(format!("{file}: {error}\n")),
        };
    }
    Ended { stdout, stderr: format!("\n{file} differs:\n{}", report.differences()), good: false }
}

/// Plays a transcript and tells how the last thing came to a place.
pub(crate) fn explain(file: &str, place: &str) -> Ended {
    let report = match report(file) {
        Ok(report) => report,
        Err(message) => return Ended::badly(message),
    };
    match why::explain(report.session.account(), place) {
        Some(text) => Ended::well(format!("{text}\n")),
        None => {
            let places = why::places(report.session.account()).join("\n  ");
            Ended::badly(format!("Nothing has come to {place:?}. Something has come to:\n  {places}\n"))
        }
    }
}

/// Plays a transcript and prints the link to the account it leaves.
pub(crate) fn link(file: &str) -> Ended {
    match report(file) {
        Ok(report) if report.agrees() => Ended::well(format!("#/open/{}\n", session::to_link(&report.session))),
        Ok(report) => Ended::badly(format!("{file} differs, so no link was made:\n{}", report.differences())),
        Err(message) => Ended::badly(message),
    }
}

fn report(file: &str) -> Result<Report, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}\n"))?;
    let transcript = Transcript::parse(&text).map_err(|mistakes| {
        mistakes.iter().map(|mistake| format!("{file}:{}: {}\n", mistake.line, mistake.message)).collect::<String>()
    })?;
    Ok(Report::of(transcript))
}
