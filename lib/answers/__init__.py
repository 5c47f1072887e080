"""What is asked and what is found: choices and answers, with no Streamlit and no words."""
