//! The form that changes a subscription.

use super::missing::Missing;
use super::subscription_parts::{PartErrors, SubscriptionParts};
use crate::components::{
    Alert, AlertKind, Button, ButtonVariant, Checkbox, Container, Form, Header, HeaderLevel, Inline, KeyValue,
    KeyValuePairs, Stack,
};
use crate::store::{App, FlashKind, use_app};
use console::sns::{SubscribeField, SubscriptionDraft, refusal, subscribe_form, subscription};
use console::{Route, View, Words};
use sim::ApiError;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct EditSubscriptionProps {
    /// The UUID at the end of its ARN.
    pub id: AttrValue,
}

#[component]
pub fn EditSubscription(props: &EditSubscriptionProps) -> Html {
    let app = use_app();
    let view = app.view();
    let before = SubscriptionDraft::of(&app.account(), &view, &props.id);
    let draft = use_state(|| before.clone().unwrap_or_default());
    let refused = use_state(|| None::<ApiError>);
    let Some((before, page)) = before.zip(subscription(&app.account(), &view, &props.id)) else {
        return html! {
            <Missing
                title={view.say("sns.subscription.missing")}
                text="sns.subscription.missing.text"
                list={Route::Subscriptions}
                list_name="sns.subscriptions"
            />
        };
    };
    let form = subscribe_form(&app.account(), &view, &draft);
    let onchange = {
        let (draft, refused) = (draft.clone(), refused.clone());
        Callback::from(move |new: SubscriptionDraft| {
            draft.set(new);
            refused.set(None);
        })
    };
    let onraw = {
        let (draft, onchange) = ((*draft).clone(), onchange.clone());
        Callback::from(move |raw: bool| onchange.emit(SubscriptionDraft { raw, ..draft.clone() }))
    };
    let save = {
        let (app, draft, refused, arn) = (app.clone(), (*draft).clone(), refused.clone(), page.row.arn.clone());
        Callback::from(move |()| match save(&app, &draft, &before, &arn) {
            Ok(()) => {}
            Err(error) => refused.set(Some(error)),
        })
    };
    let at = |field: SubscribeField| {
        let here = refused.as_ref().filter(|error| SubscribeField::of(error) == field);
        here.map(|error| AttrValue::from(refusal(error)))
    };
    let missing = draft.problems().into_iter().find(|(field, _)| *field == SubscribeField::Redrive);
    let errors = PartErrors {
        filter: at(SubscribeField::Filter),
        redrive: at(SubscribeField::Redrive).or(missing.map(|(_, key)| view.say(key).into())),
        retry: at(SubscribeField::Retry),
    };
    let other = at(SubscribeField::Form).or(at(SubscribeField::Raw));
    html! {
        <Form>
            <Header title={view.say("sns.subscription.edit")} level={HeaderLevel::H1} />
            if let Some(error) = other {
                <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
            }
            <Container title={view.say("sns.details")}>
                <Stack>
                    { details(&view, &page.row.arn, &page.protocol, &page.row.endpoint) }
                    if form.takes_raw {
                        <Checkbox
                            checked={draft.raw}
                            label={view.say("sns.raw")}
                            description={view.say("sns.raw.text")}
                            onchange={onraw}
                        />
                    }
                </Stack>
            </Container>
            <SubscriptionParts draft={(*draft).clone()} {form} {errors} open={true} {onchange} />
            <Inline>
                <Button
                    label={view.say("words.cancel")}
                    variant={ButtonVariant::Link}
                    href={Route::Subscription(page.row.id.clone()).href()}
                />
                <Button label={view.say("sns.save")} variant={ButtonVariant::Primary} onclick={save} />
            </Inline>
        </Form>
    }
}

/// Makes a call for each attribute that changed; the first refusal ends it.
fn save(app: &App, draft: &SubscriptionDraft, before: &SubscriptionDraft, arn: &str) -> Result<(), ApiError> {
    if draft.problems().iter().any(|(field, _)| *field == SubscribeField::Redrive) {
        return Ok(());
    }
    let changes = draft.changes(before, arn);
    let text = if changes.is_empty() { "sns.subscription.unchanged" } else { "sns.subscription.saved" };
    for input in changes {
        app.call("sns", "SetSubscriptionAttributes", input)?;
    }
    let id = arn.rsplit(':').next().unwrap_or("");
    app.flash_with_undo(FlashKind::Success, app.view().fill(text, &[("id", id)]));
    app.go(Route::Subscription(id.to_string()));
    Ok(())
}

fn details(view: &View, arn: &str, protocol: &str, endpoint: &str) -> Html {
    let items = vec![
        KeyValue::copyable("ARN", arn.to_string()),
        KeyValue::text(view.say("sns.column.protocol"), protocol.to_string()),
        KeyValue::text(view.say("sns.column.endpoint"), endpoint.to_string()),
    ];
    html! { <KeyValuePairs {items} columns={2} /> }
}
