# Builds and runs the service. The tests are run before, by mvn -B verify: they want more than a build has.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY src/main src/main
RUN mvn -B -DskipTests package

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --home-dir /opt/muster --shell /usr/sbin/nologin muster \
    && install -d -o muster -g muster -m 0700 /opt/muster/data
WORKDIR /opt/muster
COPY --from=build /build/target/muster.jar ./
COPY --from=build /build/target/lib lib
# The stand-in of Braze has no place beside a real one.
RUN rm lib/muster-sandbox.jar
COPY routes routes
# The settings come as variables and the definitions as a mount: nothing of config/ that may hold a key gets into an image.
COPY config/definition.schema.json config/
RUN install -d config/cohorts
USER muster
VOLUME /opt/muster/data
# By bash alone, so that nothing need be installed: it is answered on loopback, inside.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${MUSTER_HTTP_PORT:-8080} && printf 'GET /health/ready HTTP/1.0\\r\\nHost: 127.0.0.1\\r\\n\\r\\n' >&3 && read -r -t 4 line <&3 && [[ $line == *' 200 '* ]]"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "muster.jar"]
