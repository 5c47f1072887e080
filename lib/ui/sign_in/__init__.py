"""The pages where people sign in, set an account up and sign out: plain HTML, no script, no Streamlit."""
