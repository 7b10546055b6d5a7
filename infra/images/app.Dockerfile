# One of our own processes. Build from the project's root:
#   docker build -f infra/images/app.Dockerfile --target serving-api .
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/cache/maven infra/images/build.sh ingest-gateway serving-api ocr-stream local-stack/stack

FROM eclipse-temurin:17-jre AS runtime
# libgomp: Tesseract's threads; curl: the health checks
RUN apt-get update && apt-get install -y --no-install-recommends curl libgomp1 && rm -rf /var/lib/apt/lists/* \
 && groupadd --system bitebudget && useradd --system --gid bitebudget --home-dir /data bitebudget \
 && mkdir -p /data/blobs /data/keys && chown -R bitebudget:bitebudget /data
USER bitebudget
WORKDIR /data
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"

FROM runtime AS ingest-gateway
COPY --from=build /out/ingest-gateway /app
ENTRYPOINT ["java", "-cp", "/app/*", "org.bitebudget.gateway.GatewayMain"]

FROM runtime AS serving-api
COPY --from=build /out/serving-api /app
ENTRYPOINT ["java", "-cp", "/app/*", "org.bitebudget.serving.ServingApiMain"]

# The recogniser's trained data: quantised best models, pinned as the local stack pins them
FROM node:22-slim AS tessdata
WORKDIR /tessdata
RUN for language in eng deu spa; do \
      npm pack --silent "@tesseract.js-data/$language@1.0.0" \
      && tar -xzf "tesseract.js-data-$language-1.0.0.tgz" "package/4.0.0_best_int/$language.traineddata.gz" \
      && gunzip -c "package/4.0.0_best_int/$language.traineddata.gz" > "$language.traineddata"; \
    done && rm -rf package ./*.tgz

FROM runtime AS ocr-stream
COPY --from=build /out/ocr-stream /app
COPY --from=tessdata /tessdata /tessdata
ENTRYPOINT ["java", "-cp", "/app/*", "org.bitebudget.ocr.OcrStreamMain"]

# The command line: creates topics, schemas and tables
FROM runtime AS tools
COPY --from=build /out/stack /app
ENTRYPOINT ["java", "-cp", "/app/*", "org.bitebudget.stack.BiteBudget"]
