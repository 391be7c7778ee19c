"""The pages of the app, one function each. A folder called `pages` beside the script would be served by Streamlit itself."""
