// The invented people of the network, and the ordinary things they write.

export interface Comment {
  id: string;
  author: string;
  text: string;
  when: string;
}

export interface Post {
  id: string;
  author: string;
  when: string;
  text: string;
  likes: number;
  /** A drawn card instead of a photograph: which of the stylesheet's scenes. */
  scene?: "river" | "garden" | "market";
  photos?: string[];
  /** The post that this one passes on. */
  shares?: Post;
  comments: Comment[];
}

export interface Group {
  id: string;
  name: string;
  about: string;
  posts: Post[];
}

export interface Message {
  id: string;
  mine: boolean;
  text: string;
}

export interface Chat {
  id: string;
  name: string;
  when: string;
  messages: Message[];
}

export const FEED: Post[] = [
  {
    id: "p1",
    author: "Nguyễn Ngọc Diệp",
    when: "2 giờ",
    text: "Sáng nay ra vườn hái được thúng sầu riêng đầu mùa. Năm nay mưa trễ mà trái vẫn đều, mừng quá trời. Ai ghé ngang nhớ vô nhà uống trà nghen!",
    likes: 47,
    scene: "garden",
    comments: [
      {
        id: "c1",
        author: "Lê Thanh Nhàn",
        text: "Nhìn mà thèm, để dành em một trái nha chị Diệp!",
        when: "1 giờ",
      },
      { id: "c2", author: "Võ Hoàng Phúc", text: "Trúng mùa rồi, chúc mừng chị nha.", when: "45 phút" },
    ],
  },
  {
    id: "p2",
    author: "Câu lạc bộ Đi bộ bờ sông",
    when: "5 giờ",
    text: "Chiều chủ nhật này tập trung lúc 5 giờ ở đầu cầu, đi một vòng bờ kè rồi ngồi nghỉ uống nước mía. Nhớ mang giày êm chân và bình nước riêng.",
    likes: 23,
    scene: "river",
    comments: [{ id: "c3", author: "Bùi Quốc Thái", text: "Cho mình đăng ký hai suất nhé.", when: "3 giờ" }],
  },
  {
    id: "p3",
    author: "Lê Thanh Nhàn",
    when: "Hôm qua",
    text: "Cần nhượng lại chiếc xe đạp mini của con gái, còn chạy tốt, mới thay ruột. Bạn nào gần chợ ghé coi xe cho tiện.",
    likes: 8,
    comments: [],
  },
  {
    id: "p4",
    author: "Võ Hoàng Phúc",
    when: "Hôm qua",
    text: "Cuối tuần dẫn má đi chợ nổi, má kể hồi nhỏ theo ngoại chèo xuồng bán khóm. Nghe hoài không chán.",
    likes: 112,
    scene: "market",
    comments: [
      { id: "c4", author: "Đặng Thị Kim Yến", text: "Má còn khỏe vậy là quý lắm đó Phúc.", when: "20 giờ" },
    ],
  },
];

export const GARDENERS: Group = {
  id: "yeu-vuon-nha",
  name: "Yêu vườn nhà miền Tây",
  about: "Nơi bà con trao đổi cây giống, cách chăm vườn và khoe trái chín.",
  posts: [
    {
      id: "g1",
      author: "Đặng Thị Kim Yến",
      when: "3 giờ",
      text: "Mận hồng đào nhà mình bị rụng bông nhiều quá, bà con có mẹo gì chỉ giúp với ạ?",
      likes: 15,
      comments: [
        { id: "c5", author: "Bùi Quốc Thái", text: "Tưới bớt lại vài bữa thử coi em.", when: "2 giờ" },
      ],
    },
    {
      id: "g2",
      author: "Bùi Quốc Thái",
      when: "Hôm qua",
      text: "Mình dư chục nhánh bưởi da xanh chiết sẵn, ai cần ghé lấy về trồng, không lấy tiền.",
      likes: 64,
      scene: "garden",
      comments: [],
    },
  ],
};

export const GROUPS: Group[] = [GARDENERS];

export const CHATS: Chat[] = [
  {
    id: "100088000214",
    name: "Lê Thanh Nhàn",
    when: "10:24",
    messages: [
      { id: "m1", mine: false, text: "Chị ơi cuối tuần này chị có về quê không?" },
      { id: "m2", mine: true, text: "Chắc sáng thứ bảy chị về, có cần mua gì không?" },
      { id: "m3", mine: false, text: "Dạ mua giùm em hai ký nem với ổ bánh bông lan nha." },
    ],
  },
  {
    id: "100088000377",
    name: "Nhà mình",
    when: "Hôm qua",
    messages: [
      { id: "m4", mine: false, text: "Tối nay ai nấu cơm vậy cả nhà?" },
      { id: "m5", mine: true, text: "Con nấu cho, má nghỉ đi." },
    ],
  },
  {
    id: "100088000591",
    name: "Võ Hoàng Phúc",
    when: "Thứ sáu",
    messages: [
      { id: "m6", mine: false, text: "Tài liệu buổi họp lớp em để trong phong bì trên bàn rồi nha." },
    ],
  },
];
