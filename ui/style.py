"""The style that every page has."""

STYLE = """<style>
.stMainBlockContainer {padding-top: 4.2rem; padding-bottom: 2rem}
.stMainBlockContainer h1 {font-size: 1.8rem; padding: .2rem 0 .6rem}
.st-key-head h3 {padding: 0; overflow-wrap: anywhere}
[data-testid="stPageLink-NavLink"] {margin-left: -.5rem}
</style>"""
