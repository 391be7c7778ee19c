"""The style that every page has."""

STYLE = """<style>
.stMainBlockContainer {padding-top: 4.2rem; padding-bottom: 2rem}
.stMainBlockContainer h1 {font-size: 1.8rem; padding: .2rem 0 .6rem}
.st-key-head h3 {padding: 0; overflow-wrap: anywhere}
[data-testid="stPageLink-NavLink"] {position: relative; left: -.5rem; max-width: calc(100% + .5rem)}
[data-testid="stPageLink-NavLink"] :is(span, p) {white-space: normal; overflow-wrap: anywhere}
.stApp [data-testid="stStatusWidget"] {display: none} /* its Stop ends the drawing of a page, not the solve */
</style>"""
