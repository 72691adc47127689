# Checks the records in /data: docker run --rm --network none --volume "$PWD:/data:ro" pourparler check
FROM python:3.12-slim AS build
COPY pyproject.toml README.md LICENSE /source/
COPY schema /source/schema
COPY validators /source/validators
RUN python -m venv /opt/pourparler && /opt/pourparler/bin/pip install --no-cache-dir /source

FROM python:3.12-slim
COPY --from=build /opt/pourparler /opt/pourparler
ENV PATH="/opt/pourparler/bin:$PATH" PYTHONDONTWRITEBYTECODE=1
RUN useradd --create-home records
USER records
WORKDIR /data
ENTRYPOINT ["pourparler"]
CMD ["check"]
