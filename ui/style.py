"""The style that every page has."""

STYLE = """<style>
.stMainBlockContainer {padding-top: 4.2rem; padding-bottom: 2rem}
.stMainBlockContainer h1 {font-size: 1.8rem; padding: .2rem 0 .6rem}
.st-key-head h3 {padding: 0; overflow-wrap: anywhere}
.st-key-faults {padding: .3rem .8rem}
.st-key-faults button {min-height: 1.6rem; padding: 0}
.st-key-faults .stHorizontalBlock {flex-wrap: nowrap; align-items: baseline}
:is(.st-key-faults, .st-key-title) [data-testid="stMarkdownContainer"] {margin-bottom: 0}
.st-key-title {min-width: min(100%, 20rem)}
.st-key-head [data-testid="stCaptionContainer"] {opacity: .85}
.st-key-faults p {margin: 0; overflow-wrap: anywhere}
@media (min-width: 641px) {
  [data-testid="stColumn"]:has(> * .st-key-beside-a-form) {position: sticky; top: 4rem; align-self: flex-start}
}
[data-testid="stPageLink-NavLink"] {position: relative; left: -.5rem; max-width: calc(100% + .5rem)}
[data-testid="stPageLink-NavLink"] :is(span, p) {white-space: normal; overflow-wrap: anywhere}
.stApp [data-testid="stStatusWidget"] {display: none} /* its Stop ends the drawing of a page, not the solve */
</style>"""
