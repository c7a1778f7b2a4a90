# The app in a container, as a Hugging Face Space runs it: user 1000, port 7860.
FROM python:3.12-slim

RUN useradd --create-home --uid 1000 user
USER user
ENV HOME=/home/user PATH=/home/user/.local/bin:$PATH
RUN mkdir /home/user/app
WORKDIR /home/user/app

COPY --chown=user requirements.txt ./
RUN pip install --no-cache-dir --user -r requirements.txt
COPY --chown=user app.py ./
COPY --chown=user .streamlit ./.streamlit
COPY --chown=user ai ./ai
COPY --chown=user crm ./crm
COPY --chown=user db ./db
COPY --chown=user pages ./pages
COPY --chown=user sql ./sql

EXPOSE 7860
CMD ["streamlit", "run", "app.py", "--server.port=7860", "--server.headless=true", "--server.fileWatcherType=none"]
