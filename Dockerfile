# lrfind as a native executable, with what it needs of a system and no more: no shell, no package manager, not root.
#
#   docker build --tag lrfind .
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/data" lrfind run data.csv

FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
# What the native linker needs.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends gcc libc6-dev zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
# Set by the builder: amd64 or arm64, as the machine that builds.
ARG TARGETARCH
RUN case "$TARGETARCH" in amd64) rid=linux-x64 ;; *) rid="linux-$TARGETARCH" ;; esac \
    && dotnet publish src/LrFind --configuration Release --runtime "$rid" --output /publish

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
LABEL org.opencontainers.image.title="lrfind" \
      org.opencontainers.image.description="Which learning rate to start with, for this data and this model." \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /publish /opt/lrfind
WORKDIR /data
ENTRYPOINT ["/opt/lrfind/lrfind"]
CMD ["--help"]
