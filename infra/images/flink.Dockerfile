# Flink with our three jobs. Build from the project's root.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/cache/maven infra/images/build.sh price-stream budget-stream ml-inference-job
# What Flink's own distribution brings stays out; its connectors and formats are not part of it. Logging is Flink's too.
RUN mkdir /jobs /libraries \
 && cp /out/price-stream/bitebudget-price-stream-*.jar /jobs/price-stream.jar \
 && cp /out/budget-stream/bitebudget-budget-stream-*.jar /jobs/budget-stream.jar \
 && cp /out/ml-inference-job/bitebudget-ml-inference-job-*.jar /jobs/ml-inference-job.jar \
 && cp -n /out/*/*.jar /libraries/ \
 && cd /libraries \
 && rm -f bitebudget-price-stream-*.jar bitebudget-budget-stream-*.jar bitebudget-ml-inference-job-*.jar log4j-*.jar slf4j-*.jar \
 && find . -name 'flink-*.jar' ! -name 'flink-connector-*' ! -name 'flink-avro-*' -delete \
 && rm -f frocksdbjni-*.jar

FROM flink:2.3.0-java17
COPY --from=build /libraries/ /opt/flink/lib/
COPY --from=build /jobs/ /opt/flink/jobs/
RUN mkdir -p /data/flink /data/models && chown -R flink:flink /data
