"""The only room, with pages, that imports Streamlit."""
