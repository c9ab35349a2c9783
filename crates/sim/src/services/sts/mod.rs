//! AWS Security Token Service: who am I?

use crate::kernel::Cx;
use crate::{ApiResult, Input};
use base::Document;

crate::services::declare!("sts"; get_caller_identity);

/// Needs no permission. Source: STS API Reference, "GetCallerIdentity".
fn get_caller_identity(cx: &mut Cx, _input: &Input) -> ApiResult {
    let (caller, account_id) = (cx.caller(), cx.account_id());
    Ok(Document::map()
        .with("UserId", caller.principal_id(&account_id, cx.seed()))
        .with("Account", &*account_id)
        .with("Arn", caller.arn(&account_id)))
}

#[cfg(test)]
mod tests;
