"use strict";

// Without this script the page says the same: it puts charts that can be read and zoomed in the place of drawings.
(() => {
    const colors = ["--blue", "--vermilion", "--green", "--purple", "--orange", "--sky"];
    const widths = { strong: 2.5, thin: 1, dashed: 1.2, faint: 1 };
    const plots = [];

    const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

    const make = (name, attributes, text = "") => {
        const element = document.createElement(name);
        Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
        element.textContent = text;
        return element;
    };

    // ---- numbers, as the rest of the page has them

    const exponential = (value, digits) => value.toExponential(digits).replace(/e([+-])(\d)$/, "e$10$2");

    const rateText = value => exponential(value, 2);

    const lossText = value => {
        const size = Math.abs(value);
        if (size !== 0 && (size < 1e-3 || size >= 1e5))
            return exponential(value, 2);
        return size === 0 ? "0" : value.toFixed(size < 10 ? 3 : size < 1000 ? 1 : 0);
    };

    const tickText = value => {
        const size = Math.abs(value);
        return size === 0 || (size >= 1e-2 && size < 1e5) ? String(Number(value.toPrecision(6))) : value.toExponential().replace("e+", "e");
    };

    const isPower = value => Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-6;

    // Over more than a decade or two only the powers of ten are named.
    const isWide = (low, high) => high / low > 30;

    const logTicks = (chart, splits, scale) => {
        const { min, max } = chart.scales[scale];
        return splits.map(v => v === null || (isWide(min, max) && !isPower(v)) ? "" : tickText(v));
    };

    const logGrid = (chart, splits, scale) => {
        const { min, max } = chart.scales[scale];
        return splits.map(v => isWide(min, max) && !isPower(v) ? null : v);
    };

    // ---- what is drawn behind and above the lines

    const drawBand = (chart, band) => {
        const { left, top, width, height } = chart.bbox;
        const from = Math.max(left, chart.valToPos(band.low, "x", true)), to = Math.min(left + width, chart.valToPos(band.high, "x", true));
        const { ctx } = chart;
        ctx.save();
        ctx.globalAlpha = 0.12;
        ctx.fillStyle = color("--green");
        ctx.fillRect(from, top, Math.max(0, to - from), height);
        ctx.restore();
    };

    const drawMarkLine = (chart, mark, at) => {
        const { ctx, bbox } = chart;
        ctx.strokeStyle = color(mark.main ? "--vermilion" : "--quiet");
        ctx.lineWidth = (mark.main ? 2 : 1) * devicePixelRatio;
        ctx.setLineDash(mark.main ? [] : [3 * devicePixelRatio, 3 * devicePixelRatio]);
        ctx.beginPath();
        ctx.moveTo(at, bbox.top);
        ctx.lineTo(at, bbox.top + bbox.height);
        ctx.stroke();
    };

    // Labels that would meet stand below each other.
    const drawMarkLabels = (chart, marks) => {
        const { ctx, bbox } = chart;
        const gap = 5 * devicePixelRatio, line = 15 * devicePixelRatio, ends = [];
        ctx.textBaseline = "top";
        ctx.textAlign = "left";
        for (const { mark, at } of marks) {
            ctx.font = `${mark.main ? "600 " : ""}${12 * devicePixelRatio}px ${getComputedStyle(document.body).fontFamily}`;
            const width = ctx.measureText(mark.label).width;
            const isLeft = at + gap + width > bbox.left + bbox.width;
            const from = isLeft ? at - gap - width : at + gap;
            let row = 0;
            while (ends[row] !== undefined && ends[row] > from - gap)
                row++;
            ends[row] = Math.max(from + width, at);
            ctx.lineWidth = 4 * devicePixelRatio;
            ctx.strokeStyle = color("--ground");
            ctx.strokeText(mark.label, from, bbox.top + gap + row * line);
            ctx.fillStyle = color(mark.main ? "--vermilion" : "--quiet");
            ctx.fillText(mark.label, from, bbox.top + gap + row * line);
        }
    };

    const drawMarks = (chart, plot) => {
        const { ctx, bbox } = chart;
        const seen = plot.data.marks.map(mark => ({ mark, at: chart.valToPos(mark.at, "x", true) }))
            .filter(m => m.at >= bbox.left - 1 && m.at <= bbox.left + bbox.width + 1).sort((a, b) => a.at - b.at);
        ctx.save();
        for (const { mark, at } of seen)
            drawMarkLine(chart, mark, at);
        ctx.setLineDash([]);
        if (!plot.isSmall)
            drawMarkLabels(chart, seen);
        ctx.restore();
    };

    // ---- a chart

    const positive = values => values.map(v => v > 0 ? v : null);

    const lossRange = plot => {
        const { low, high } = plot.data.y;
        if (!plot.isLog)
            return [low, high];
        const values = plot.data.lines.flatMap(l => l.values).filter(v => v > 0);
        const least = Math.min(...values);
        return [least / 1.3, Math.max(high, least * 2)];
    };

    const dataOf = plot => [plot.data.points, ...plot.data.lines.map(l => plot.isLog ? positive(l.values) : l.values)];

    const seriesOf = (line, plot) => ({
        label: line.label,
        show: line.style !== "faint" || plot.showsRepeats,
        stroke: () => color(colors[line.color % colors.length]) + (line.style === "faint" ? "66" : ""),
        width: widths[line.style],
        dash: line.style === "dashed" ? [5, 4] : undefined,
        points: { show: plot.data.points.length < 16 && line.style === "strong", size: 7, fill: () => color(colors[line.color % colors.length]) },
    });

    const axisOf = (axis, scale, isLog, isSmall, isBare) => ({
        scale,
        label: isBare ? undefined : axis.label,
        labelSize: isBare ? 0 : 22,
        labelFont: "12px system-ui, sans-serif",
        font: "12px system-ui, sans-serif",
        size: scale === "x" ? (isSmall ? 24 : 32) : (isSmall ? 44 : 54),
        stroke: () => color("--quiet"),
        grid: { stroke: () => color("--rule"), width: 1, filter: (chart, splits) => isLog ? logGrid(chart, splits, scale) : splits },
        ticks: { show: false },
        values: isLog ? (chart, splits) => logTicks(chart, splits, scale) : (_, splits) => splits.map(tickText),
    });

    const sizeOf = (plot, width) => ({ width, height: plot.isSmall ? 180 : Math.min(420, Math.max(260, Math.round(width * 0.48))) });

    const axesOf = (plot, width) => [
        axisOf(plot.data.x, "x", plot.data.x.log, plot.isSmall, plot.isSmall),
        axisOf(plot.data.y, "y", plot.isLog, plot.isSmall, plot.isSmall || width < 480),
    ];

    const optionsOf = (plot, width) => ({
        ...sizeOf(plot, width),
        legend: { show: false },
        padding: [8, 12, 0, 0],
        scales: {
            x: { time: false, distr: plot.data.x.log ? 3 : 1, auto: false, range: (_, min, max) => [min, max] },
            y: { distr: plot.isLog ? 3 : 1, auto: false, range: (_, min, max) => [min, max] },
        },
        axes: axesOf(plot, width),
        series: [{ label: plot.data.x.label }, ...plot.data.lines.map(l => seriesOf(l, plot))],
        cursor: {
            drag: { x: true, y: true, uni: 24 },
            points: { size: 7 },
            bind: { dblclick: () => () => reset(plot) },
        },
        hooks: {
            drawClear: plot.data.band ? [chart => drawBand(chart, plot.data.band)] : [],
            draw: [chart => drawMarks(chart, plot)],
            setCursor: [() => readOut(plot)],
        },
    });

    const reset = plot => plot.chart.batch(() => {
        plot.chart.setScale("x", { min: plot.data.x.low, max: plot.data.x.high });
        const [min, max] = lossRange(plot);
        plot.chart.setScale("y", { min, max });
    });

    const draw = plot => {
        plot.chart?.destroy();
        plot.stage.replaceChildren();
        plot.chart = new uPlot(optionsOf(plot, plot.stage.clientWidth || 640), dataOf(plot), plot.stage);
        reset(plot);
    };

    // ---- what is under the cursor

    const valueText = (label, text) => {
        const item = make("span", {}, `${label} `);
        item.append(make("b", {}, text));
        return item;
    };

    const readOut = plot => {
        const index = plot.chart && plot.chart.cursor.idx;
        if (index === null || index === undefined) {
            plot.readout.textContent = plot.isSmall ? "" : plot.hint;
            return;
        }

        const x = plot.data.points[index], items = [valueText(plot.data.x.label, plot.data.x.label === "step" ? String(x) : rateText(x))];
        plot.data.lines.forEach((line, i) => {
            const value = line.values[index];
            if (plot.chart.series[i + 1].show)
                items.push(valueText(line.label, value === null ? "–" : lossText(value)));
        });
        plot.readout.replaceChildren(...items);
    };

    const moveCursor = (plot, by) => {
        const { chart } = plot, last = plot.data.points.length - 1;
        const index = Math.min(last, Math.max(0, (chart.cursor.idx ?? (by > 0 ? -1 : last + 1)) + by));
        chart.setCursor({ left: chart.valToPos(plot.data.points[index], "x"), top: chart.over.clientHeight / 2 });
    };

    const followKeys = plot => plot.stage.addEventListener("keydown", event => {
        const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10 }[event.key];
        if (step === undefined && event.key !== "Escape")
            return;
        event.preventDefault();
        step === undefined ? reset(plot) : moveCursor(plot, step);
    });

    // ---- buttons of a chart

    const addToggle = (tools, label, isOn, change) => {
        const button = make("button", { type: "button", "aria-pressed": String(isOn) }, label);
        button.addEventListener("click", () => {
            const next = button.getAttribute("aria-pressed") !== "true";
            button.setAttribute("aria-pressed", String(next));
            change(next);
        });
        tools.append(button);
    };

    const addTools = plot => {
        const tools = make("div", { class: "tools" });
        const losses = plot.data.lines.flatMap(l => l.values).filter(v => v !== null);
        if (losses.length > 0 && losses.every(v => v > 0))
            addToggle(tools, "log loss axis", plot.isLog, isOn => { plot.isLog = isOn; draw(plot); });
        if (plot.data.lines.some(l => l.style === "faint") && plot.data.lines.some(l => l.style !== "faint"))
            addToggle(tools, "repeats", true, isOn => { plot.showsRepeats = isOn; draw(plot); });
        const back = make("button", { type: "button" }, "reset zoom");
        back.addEventListener("click", () => reset(plot));
        tools.append(back);
        plot.stage.before(tools);
    };

    const start = figure => {
        const plot = {
            data: JSON.parse(figure.querySelector("script[type='application/json']").textContent),
            stage: figure.querySelector(".stage"),
            isSmall: figure.classList.contains("small"),
            isLog: false,
            showsRepeats: true,
            hint: "Move over the chart to read it; drag to zoom, double click to reset.",
            readout: make("div", { class: "readout", role: "status", "aria-live": "off" }),
        };
        plot.stage.setAttribute("role", "img");
        plot.stage.setAttribute("tabindex", "0");
        plot.stage.setAttribute("aria-label", `${plot.stage.querySelector("svg").getAttribute("aria-label")} Arrow keys read it.`);
        plot.stage.after(plot.readout);
        if (!plot.isSmall)
            addTools(plot);
        draw(plot);
        readOut(plot);
        followKeys(plot);
        plots.push(plot);
    };

    const fit = (plot, width) => {
        if (width > 0 && width !== plot.chart.width)
            plot.chart.setSize(sizeOf(plot, width));
    };

    document.querySelectorAll("figure.plot").forEach(start);

    const redraw = () => plots.forEach(p => p.chart.redraw(false, true));
    const fitAll = () => plots.forEach(p => fit(p, p.stage.clientWidth));
    let isPrinting = false;
    const resize = new ResizeObserver(() => isPrinting || fitAll());
    plots.forEach(p => resize.observe(p.stage));

    // Paper is narrower than most screens, and when it is laid out it is too late to draw.
    addEventListener("beforeprint", () => {
        isPrinting = true;
        plots.forEach(p => fit(p, p.isSmall ? 300 : 640));
    });
    addEventListener("afterprint", () => {
        isPrinting = false;
        fitAll();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
    matchMedia("print").addEventListener("change", redraw);
})();
