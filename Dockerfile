# Two images from one build:
#   docker build --target sidecar .   the sidecar alone, to run beside your own Grafana (the default target)
#   docker build --target grafana .   Grafana with the plugin, as docker-compose.yml runs it

# Choose another Grafana, such as grafana/grafana:12.3.0, with --build-arg or the environment of docker compose.
ARG GRAFANA_IMAGE=grafana/grafana:13.2.2@sha256:ac461fb352abc50da10a51c7d02462e9c05488f11f53f14b3ad79a8145f638a0

FROM node:24.21.0-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6 AS build
WORKDIR /build
COPY package.json package-lock.json ./
COPY packages/jinja/package.json packages/jinja/
COPY pkg/package.json pkg/
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build


FROM ${GRAFANA_IMAGE} AS grafana
# Outside of /var/lib/grafana, because a volume there would keep the first version of the plugin and hide newer ones.
ENV GF_PATHS_PLUGINS=/opt/grafana-plugins
USER root
# A new volume inherits the owner and the mode of the folder at which it is mounted.
RUN mkdir -p /opt/grafana-plugins /run/bellhook \
    && chown 472:0 /opt/grafana-plugins /run/bellhook \
    && chmod 0770 /opt/grafana-plugins /run/bellhook
COPY --from=build --chown=472:0 /build/dist /opt/grafana-plugins/bellhook-alerts-app
USER 472:0


FROM node:24.21.0-alpine@sha256:ebfe2f90462722a7a4de65e91990e97fe0d401c70e0e762c5b53302f905ec1c1 AS sidecar
RUN mkdir -p /data /run/bellhook \
    && chown 472:0 /data /run/bellhook \
    && chmod 0770 /data /run/bellhook
WORKDIR /opt/bellhook
COPY LICENSE ./
COPY --from=build /build/dist/sidecar.mjs /build/dist/sidecar.mjs.map \
    /build/dist/sidecar.store.mjs /build/dist/sidecar.store.mjs.map \
    /build/dist/sidecar.work.mjs /build/dist/sidecar.work.mjs.map /build/dist/sidecar.LICENSES.txt ./
ENV NODE_ENV=production \
    BELLHOOK_HTTP_ADDRESS=0.0.0.0:8080 \
    BELLHOOK_SOCKET=/run/bellhook/plugin.sock \
    BELLHOOK_DATABASE_URL=sqlite:/data/bellhook.db
# The user and group of Grafana's image: the socket is open to its owner and its group only.
USER 472:0
VOLUME ["/data"]
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
    CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.BELLHOOK_HTTP_ADDRESS.split(':').pop() + '/healthz').then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "sidecar.mjs"]
