# The app in a container, as a Hugging Face Space runs it: user 1000, port 7860.
FROM python:3.12-slim

RUN useradd --create-home --uid 1000 user
USER user
ENV HOME=/home/user PATH=/home/user/.local/bin:$PATH PYTHONUNBUFFERED=1
RUN mkdir -p /home/user/app/data
WORKDIR /home/user/app

COPY --chown=user requirements.txt ./
RUN pip install --no-cache-dir --user -r requirements.txt
COPY --chown=user app.py ./
COPY --chown=user .streamlit/config.toml ./.streamlit/
COPY --chown=user ai ./ai
COPY --chown=user crm ./crm
COPY --chown=user db ./db
COPY --chown=user pages ./pages
COPY --chown=user sql ./sql

EXPOSE 7860
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "-c", \
    "import urllib.request; urllib.request.urlopen('http://127.0.0.1:7860/_stcore/health')"]

# A Space (SPACE_ID is set) shows the app in a frame, where uploads fail with the cross-site check.
CMD ["sh", "-c", "exec streamlit run app.py --server.port=7860 --server.headless=true \
--server.fileWatcherType=none ${SPACE_ID:+--server.enableXsrfProtection=false}"]
