//! The drawing of the event map: where each node stands, the ways, the tokens.

use crate::browser;
use crate::components::{Icon, IconName};
use console::map::{Edge, EdgeKind, Ending, Lane, Map, Node, NodeKind, Spotlight};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// Size of a node and of the room between nodes, in CSS pixels: the sheet
/// www/components/map.css takes them from these styles.
const NODE_WIDTH: f64 = 144.0;
const NODE_HEIGHT: f64 = 52.0;
/// Six lanes, those of the first labs, stand beside the open panel at 1,440 pixels.
const LANE_WIDTH: f64 = 172.0;
const ROW_HEIGHT: f64 = 64.0;
const TOP: f64 = 28.0;
/// How far a way within a lane leaves it.
const BULGE: f64 = 24.0;

/// A hop of a token takes so many real milliseconds, whatever the clock's speed.
const HOP_MILLIS: f64 = 500.0;

#[derive(PartialEq, Properties)]
pub struct DrawingProps {
    pub model: Rc<Map>,
    /// The way that is shown among all others.
    #[prop_or_default]
    pub lit: Option<Rc<Spotlight>>,
}

/// Where each node stands.
struct Layout {
    places: BTreeMap<String, (f64, f64)>,
    width: f64,
    height: f64,
}

fn layout(lanes: &[Lane]) -> Layout {
    let rows = lanes.iter().map(|lane| lane.nodes.len()).max().unwrap_or(0).max(2) as f64;
    let mut places = BTreeMap::new();
    for (column, lane) in lanes.iter().enumerate() {
        // A lane with few nodes stands in the middle of the tallest.
        let first = TOP + (rows - lane.nodes.len() as f64) / 2.0 * ROW_HEIGHT;
        for (row, node) in lane.nodes.iter().enumerate() {
            places.insert(node.key.clone(), (column as f64 * LANE_WIDTH, first + row as f64 * ROW_HEIGHT));
        }
    }
    let width = (lanes.len() as f64 - 1.0) * LANE_WIDTH + NODE_WIDTH + BULGE;
    Layout { places, width, height: TOP + rows * ROW_HEIGHT }
}

impl Layout {
    /// The way between two nodes, as an SVG path: to the right as a rule; one
    /// back goes from left side to right side, one within a lane bulges out.
    fn way(&self, from: &str, to: &str) -> Option<String> {
        let ((from_x, from_y), (to_x, to_y)) = (self.places.get(from)?, self.places.get(to)?);
        let (start, end) = match to_x.total_cmp(from_x) {
            Ordering::Greater => (from_x + NODE_WIDTH, *to_x),
            Ordering::Equal => (from_x + NODE_WIDTH, to_x + NODE_WIDTH),
            Ordering::Less => (*from_x, to_x + NODE_WIDTH),
        };
        let (from_y, to_y) = (from_y + NODE_HEIGHT / 2.0, to_y + NODE_HEIGHT / 2.0);
        let middle = if start == end { start + BULGE * 1.3 } else { (start + end) / 2.0 };
        Some(format!("M{start} {from_y}C{middle} {from_y} {middle} {to_y} {end} {to_y}"))
    }
}

#[component]
pub fn Drawing(props: &DrawingProps) -> Html {
    let model = &props.model;
    let layout = layout(&model.lanes);
    let size = format!("width:{}px;height:{}px", layout.width, layout.height);
    let view_box = format!("0 0 {} {}", layout.width, layout.height);
    let lit = props.lit.as_deref();
    html! {
        // Reachable by keyboard, so that it can be scrolled without a mouse.
        <div class="tw-map" role="group" aria-label={model.title.clone()} tabindex="0">
            <div class="tw-map-plane" style={size}>
                <svg class="tw-map-ways" viewBox={view_box} aria-hidden="true">
                    { for model.edges.iter().filter_map(|edge| way(&layout, edge, lit)) }
                </svg>
                { for model.lanes.iter().enumerate().map(|(column, lane)| self::lane(&layout, column, lane, lit)) }
                <Tokens model={model.clone()} />
            </div>
        </div>
    }
}

fn way(layout: &Layout, edge: &Edge, lit: Option<&Spotlight>) -> Option<Html> {
    let class = classes!(
        "tw-map-way",
        match edge.kind {
            EdgeKind::Open => "",
            EdgeKind::Closed => "tw-map-way-closed",
            EdgeKind::Spare => "tw-map-way-spare",
        },
        lit.map(|lit| if lit.goes(&edge.from, &edge.to) { "tw-map-way-lit" } else { "tw-map-way-dim" })
    );
    Some(html! { <path key={format!("{} {}", edge.from, edge.to)} {class} d={layout.way(&edge.from, &edge.to)?} /> })
}

fn lane(layout: &Layout, column: usize, lane: &Lane, lit: Option<&Spotlight>) -> Html {
    let left = format!("inset-inline-start:{}px;width:{NODE_WIDTH}px", column as f64 * LANE_WIDTH);
    html! {
        <section class="tw-map-lane" key={column} aria-label={lane.title.clone()}>
            <div class="tw-map-lane-title" style={left}>{ &lane.title }</div>
            { for lane.nodes.iter().filter_map(|node| self::node(layout, node, lit)) }
        </section>
    }
}

fn node(layout: &Layout, node: &Node, lit: Option<&Spotlight>) -> Option<Html> {
    let (x, y) = layout.places.get(&node.key)?;
    let style = format!("inset-inline-start:{x}px;inset-block-start:{y}px;width:{NODE_WIDTH}px;height:{NODE_HEIGHT}px");
    let class = classes!(
        "tw-map-node",
        node.idle.then_some("tw-map-node-idle"),
        (node.failed > 0).then_some("tw-map-node-failed"),
        lit.map(|lit| if lit.passes(&node.key) { "tw-map-node-lit" } else { "tw-map-node-dim" })
    );
    let icon = match node.kind {
        NodeKind::Person => IconName::User,
        NodeKind::Service => IconName::Settings,
        NodeKind::Instance => IconName::Server,
        NodeKind::Bus => IconName::Share,
        NodeKind::Rule => IconName::Filter,
        NodeKind::Topic => IconName::Bell,
        NodeKind::Subscription | NodeKind::Mailbox => IconName::Envelope,
        NodeKind::Phone => IconName::Phone,
        NodeKind::Queue => IconName::List,
        NodeKind::Function => IconName::Code,
        NodeKind::Server => IconName::Globe,
        NodeKind::Archive => IconName::Database,
    };
    let content = html! {
        <>
            <span class="tw-map-node-icon"><Icon name={icon} /></span>
            <span class="tw-map-node-text">
                <span class="tw-map-node-name">{ &node.name }</span>
                <span class="tw-map-node-note">{ &node.note }</span>
            </span>
            <span class="tw-map-node-count" aria-hidden="true">
                if node.arrived > 0 { { node.arrived } }
            </span>
            <span class="tw-hidden">{ &node.counts }</span>
        </>
    };
    let title = format!("{}: {}", node.name, node.counts);
    Some(match &node.route {
        Some(route) => html! { <a key={node.key.clone()} {class} {style} {title} href={route.href()}>{ content }</a> },
        None => html! { <div key={node.key.clone()} {class} {style} {title}>{ content }</div> },
    })
}

/// The newest hops, each travelling its way once. Each token starts when the
/// one before it has arrived, so that cause and effect can be told apart.
#[component]
fn Tokens(props: &DrawingProps) -> Html {
    let model = &props.model;
    let newest = model.travels.last().map_or(0, |travel| travel.hop.0);
    // What had happened before the map was opened does not travel again.
    let opened_at = use_memo((), |()| newest);
    let starts = use_mut_ref(BTreeMap::<u32, f64>::new);
    let next_free = use_mut_ref(|| 0.0_f64);
    let layout = layout(&model.lanes);
    let now = browser::now_millis();
    let token = |travel: &console::map::Travel| {
        let way = layout.way(&travel.from, &travel.to)?;
        let mut starts = starts.borrow_mut();
        let mut next_free = next_free.borrow_mut();
        let start = *starts.entry(travel.hop.0).or_insert_with(|| {
            let start = next_free.max(now);
            *next_free = start + HOP_MILLIS * 0.8;
            start
        });
        let class = match travel.ending {
            Ending::Failed => "tw-map-token tw-map-token-failed",
            Ending::Dropped => "tw-map-token tw-map-token-dropped",
            _ => "tw-map-token",
        };
        let delay = (start - now).max(0.0);
        // The delay is fixed at the first drawing: a later one would restart it.
        let style = format!("offset-path:path('{way}');animation-duration:{HOP_MILLIS}ms;animation-delay:{delay}ms");
        Some((travel.hop.0, class, style, start + HOP_MILLIS > now))
    };
    let tokens: Vec<_> = model.travels.iter().filter(|travel| travel.hop.0 > *opened_at).filter_map(token).collect();
    html! {
        <div aria-hidden="true">
            { for tokens.into_iter().filter(|(.., moving)| *moving).map(|(hop, class, style, _)| html! {
                <Token key={hop} {class} {style} />
            }) }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct TokenProps {
    class: &'static str,
    style: String,
}

/// Keeps the style it was first drawn with.
#[component]
fn Token(props: &TokenProps) -> Html {
    let style = use_memo((), |()| props.style.clone());
    html! { <span class={props.class} style={(*style).clone()} /> }
}
