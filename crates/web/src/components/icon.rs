//! Icons: strokes on a 16-pixel grid, drawn for this project. Shapes of states differ
//! by outline, not by colour alone.

use yew::prelude::*;

/// The icons there are. Add one with its strokes in `strokes`, and it shows in the gallery.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IconName {
    Add,
    AngleDown,
    AngleLeft,
    AngleRight,
    Bell,
    CaretDown,
    CaretUp,
    Check,
    Clock,
    Close,
    Code,
    Copy,
    Database,
    Dots,
    Download,
    Edit,
    Ellipsis,
    Envelope,
    ExternalLink,
    Filter,
    Globe,
    Graph,
    Help,
    Info,
    List,
    Lock,
    Map,
    Menu,
    Minus,
    Negative,
    Pause,
    Phone,
    Play,
    Positive,
    Refresh,
    Remove,
    Search,
    Server,
    Settings,
    Share,
    SkipForward,
    Theme,
    Undo,
    User,
    Warning,
}

impl IconName {
    /// All of them, in the order of the gallery.
    pub const ALL: [Self; 45] = {
        use IconName::*;
        [
            Add,
            AngleDown,
            AngleLeft,
            AngleRight,
            Bell,
            CaretDown,
            CaretUp,
            Check,
            Clock,
            Close,
            Code,
            Copy,
            Database,
            Dots,
            Download,
            Edit,
            Ellipsis,
            Envelope,
            ExternalLink,
            Filter,
            Globe,
            Graph,
            Help,
            Info,
            List,
            Lock,
            Map,
            Menu,
            Minus,
            Negative,
            Pause,
            Phone,
            Play,
            Positive,
            Refresh,
            Remove,
            Search,
            Server,
            Settings,
            Share,
            SkipForward,
            Theme,
            Undo,
            User,
            Warning,
        ]
    };

    /// The icon's strokes as one path. A circle is two arcs, a dot a line of no length.
    const fn strokes(self) -> &'static str {
        match self {
            Self::Add => "M8 2v12M2 8h12",
            Self::AngleDown => "M3 5.5l5 5 5-5",
            Self::AngleLeft => "M10.5 3l-5 5 5 5",
            Self::AngleRight => "M5.5 3l5 5-5 5",
            Self::Bell => "M3 12h10c-1.2-1-1.5-2.5-1.5-5a3.5 3.5 0 0 0-7 0c0 2.5-.3 4-1.5 5zM6.5 14.5h3M8 3.5V2",
            Self::CaretDown => "M4 6h8l-4 5z",
            Self::CaretUp => "M4 10h8l-4-5z",
            Self::Check => "M2 8.5l4 4 8-9",
            Self::Clock => "M1.5 8a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M8 4.5V8l2.5 2",
            Self::Close => "M3 3l10 10M13 3L3 13",
            Self::Code => "M5 4L1.5 8 5 12M11 4l3.5 4-3.5 4M9.5 2.5l-3 11",
            Self::Copy => "M5.5 5.5h9v9h-9zM3.5 10.5h-2v-9h9v2",
            Self::Database => {
                "M2 4c0-1.4 2.7-2.5 6-2.5S14 2.6 14 4 11.3 6.5 8 6.5 2 5.4 2 4zv8c0 1.4 2.7 2.5 6 2.5s6-1.1 6-2.5V4M2 8c0 1.4 2.7 2.5 6 2.5s6-1.1 6-2.5"
            }
            Self::Dots => "M1.5 8a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M5 8h.01M8 8h.01M11 8h.01",
            Self::Download => "M8 1.5V11M4 7l4 4 4-4M2 14.5h12",
            Self::Edit => "M2 14l.8-3.5L11 2.3a1 1 0 0 1 1.4 0l1.3 1.3a1 1 0 0 1 0 1.4L5.5 13.2zM9.5 3.8l2.7 2.7",
            Self::Ellipsis => "M8 2.5h.01M8 8h.01M8 13.5h.01",
            Self::Envelope => "M1.5 3h13v10h-13zM1.5 4l6.5 5 6.5-5",
            Self::ExternalLink => "M9.5 1.5h5v5M14.5 1.5L7.5 8.5M11.5 9.5v5h-10v-10h5",
            Self::Filter => "M1.5 2.5h13L9.5 8.5v5l-3-1.5V8.5z",
            Self::Globe => {
                "M1.5 8a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M1.5 8h13M8 1.5c-4 4-4 9 0 13M8 1.5c4 4 4 9 0 13"
            }
            Self::Graph => "M1.5 1.5v13h13M4 10.5l3.5-4 2.5 2.5 4-5.5",
            Self::Help => {
                "M1.5 8a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M6 6.3a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.4M8 11.7h.01"
            }
            Self::Info => "M1.5 8a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M8 7.5v4M8 4.7h.01",
            Self::List => "M5.5 3h9M5.5 8h9M5.5 13h9M2 3h.01M2 8h.01M2 13h.01",
            Self::Lock => "M3 7h10v7.5H3zM5 7V4.5a3 3 0 0 1 6 0V7M8 10v1.5",
            Self::Map => "M1.5 6h4v4h-4zM10.5 1.5h4v4h-4zM10.5 10.5h4v4h-4zM5.5 8H8M8 3.5V12.5M8 3.5h2.5M8 12.5h2.5",
            Self::Menu => "M1.5 3h13M1.5 8h13M1.5 13h13",
            Self::Minus => "M1.5 8a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M5 8h6",
            Self::Negative => "M1.5 8a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M5.5 5.5l5 5M10.5 5.5l-5 5",
            Self::Pause => "M5 2.5v11M11 2.5v11",
            Self::Phone => "M4 1.5h8v13H4zM7 12.5h2",
            Self::Play => "M4 2.5l9 5.5-9 5.5z",
            Self::Positive => "M1.5 8a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M5 8.2l2.2 2.3L11 5.8",
            Self::Refresh => "M14 8a6 6 0 1 1-1.8-4.3L14 5.5M14 1.5v4h-4",
            Self::Remove => "M1.5 4h13M5.5 4V1.5h5V4M3 4l.7 10.5h8.6L13 4M6.5 7v4.5M9.5 7v4.5",
            Self::Search => "M2 6.5a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0M10 10l4.5 4.5",
            Self::Server => "M1.5 2h13v5h-13zM1.5 9h13v5h-13zM4.5 4.5h.01M4.5 11.5h.01M8 4.5h4M8 11.5h4",
            Self::Settings => {
                "M5.8 8a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0-4.4 0M6.8 3.3l.4-1.8h1.6l.4 1.8 1.3.6 1.7-.9 1.1 1.1-.9 1.7.5 1.3 1.7.4v1.6l-1.7.4-.6 1.3.9 1.7-1.1 1.1-1.7-.9-1.2.5-.4 1.8H7.2l-.4-1.8-1.2-.5-1.7.9-1.1-1.1.9-1.7-.6-1.3-1.6-.4V7.5l1.7-.4.5-1.3-.9-1.7 1.1-1.1 1.7.9z"
            }
            Self::Share => {
                "M10.2 3.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0M1.8 8a2 2 0 1 0 4 0a2 2 0 1 0-4 0M10.2 12.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0M5.6 7.1l4.8-2.7M5.6 8.9l4.8 2.7"
            }
            Self::SkipForward => "M3 2.5l8 5.5-8 5.5zM13 2.5v11",
            Self::Theme => "M13.5 9.8A6 6 0 1 1 6.2 2.5a5 5 0 0 0 7.3 7.3z",
            Self::Undo => "M2 6h8a4 4 0 0 1 0 8H6M5.5 2.5L2 6l3.5 3.5",
            Self::User => "M5 4.7a3 3 0 1 0 6 0a3 3 0 1 0-6 0M2 14.5c0-3.3 2.5-5 6-5s6 1.7 6 5",
            Self::Warning => "M8 1.8L15 14.2H1zM8 6v4M8 12h.01",
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct IconProps {
    pub name: IconName,
    /// 24 instead of 16 pixels.
    #[prop_or_default]
    pub large: bool,
}

/// Decoration only: the words beside it, or its button's label, carry the meaning.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    let filled = matches!(props.name, IconName::CaretDown | IconName::CaretUp | IconName::Play);
    html! {
        <svg
            class={classes!("tw-icon", props.large.then_some("tw-icon-large"), filled.then_some("tw-icon-filled"))}
            viewBox="0 0 16 16"
            aria-hidden="true"
            focusable="false"
        >
            <path d={props.name.strokes()} />
        </svg>
    }
}
